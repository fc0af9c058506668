import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ImportView } from "#identify/imports/web";
import { Icon } from "#kit/icon";
import { Danger, Part } from "#kit/page";
import { useGo } from "#kit/route";
import { useProblemText } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { Refused } from "./tried.tsx";
import { useImport } from "./use_import.ts";

/** An import that did not get through, or was taken back: why, what is safe, what to do now. */
export function Ended({ one }: { one: ImportView }): ReactNode {
  const say = useSay();
  const go = useGo();
  const { state, problem } = one;
  return (
    <>
      <Part
        title={say(`importing.state.${state}`)}
        text={say(`importing.safe.${one.startedAt === null ? "nothing" : state}`)}
      >
        {problem ? (
          <Text role="alert" mb={16}>
            {problem.text}
          </Text>
        ) : null}
        <Group gap={8}>
          <Button
            variant="default"
            leftSection={<Icon name="upload" />}
            onClick={() => go(`/imports/new/${one.kind}`)}
          >
            {say("importing.another")}
          </Button>
          <Undo one={one} />
        </Group>
      </Part>
      {one.reasons.length > 0 ? (
        <Part title={say("importing.refused")}>
          <Refused one={one} />
        </Part>
      ) : null}
    </>
  );
}

/** Takes an import back as a whole, after it said what that does to how many people and heard the file's name. */
export function Undo({ one }: { one: ImportView }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const textOf = useProblemText();
  const [asking, ask] = useState(false);
  const { act, busy, problem } = useImport(one);
  if (!one.canUndo) return null;
  const { name } = one.file;
  const people = one.counts?.newCustomers ?? 0;
  const things = one.counts ? one.counts.new + one.counts.changed : 0;
  return (
    <>
      <Button variant="default" leftSection={<Icon name="return" />} onClick={() => ask(true)}>
        {say("importing.undo")}
      </Button>
      <Danger
        opened={asking}
        onClose={() => ask(false)}
        title={say("importing.undo_title", { name })}
        name={name}
        action={say("importing.undo")}
        pending={busy === "undo"}
        error={problem ? textOf(problem) : undefined}
        onConfirm={() => act("undo", () => ask(false))}
      >
        <Text>{say("importing.undo_text")}</Text>
        <Text fw={600}>
          {say(`importing.undo_made.${one.kind}`, formats.counted(things))}{" "}
          {say("importing.undo_people", formats.counted(people))}
        </Text>
        <Text c="dimmed">{say("importing.undo_stays")}</Text>
      </Danger>
    </>
  );
}
