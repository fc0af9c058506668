import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api, useApi, useSend } from "#kit/api";
import type { ApiProblem } from "#kit/api";
import { Icon } from "#kit/icon";
import { Part } from "#kit/page";
import { Answered, useProblemText } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { MovesTable } from "./moves_table.tsx";
import { Sentence } from "./sentence.tsx";
import { read, shown } from "./threshold.ts";
import type { Draft, Fault, Rule, Settings } from "./threshold.ts";
import { preview as previewAnswer } from "./thresholds.contract.ts";
import type { Preview } from "./thresholds.contract.ts";
import classes from "./thresholds.module.css";

type Standing = { readonly settings: Settings; readonly version: number };

/** What a form changes: where its settings stand, how they are said, and what they move people between. */
export type About = {
  readonly what: "lifecycle" | "value";
  readonly kind: "stage" | "tier";
  readonly rules: readonly Rule[];
};

/** The thresholds of the lifecycle or of value as sentences, with who would change before one saves. */
export function ThresholdForm({ about }: { about: About }): ReactNode {
  const say = useSay();
  const asked = useApi<Standing>(`/api/settings/${about.what}`);
  return (
    <Part title={say(`thresholds.${about.what}`)} text={say(`thresholds.${about.what}_text`)}>
      <Answered asked={asked}>
        {(standing) => <Form about={about} standing={standing} onReread={() => void asked.refetch()} />}
      </Answered>
    </Part>
  );
}

/** What was typed lies over what was read, so that a failed save or somebody else's change loses neither. */
function Form(props: { about: About; standing: Standing; onReread: () => void }): ReactNode {
  const say = useSay();
  const { about, standing, onReread } = props;
  const { what, rules } = about;
  const path = `/api/settings/${what}`;
  const [typed, type] = useState<Draft>({});
  const [checked, check] = useState(false);
  const save = useSend(
    (body: Settings) => api.put(path, { body, ifMatch: standing.version }),
    [path, "/api/value"],
  );
  const preview = useSend((body: Settings) =>
    api.post(`${path}/preview`, { body: { settings: body }, answer: previewAnswer }),
  );

  const draft = { ...shown(standing.settings, rules), ...typed };
  const { settings, faults } = read(draft, rules);
  const changed = Object.keys(settings).some((name) => settings[name] !== standing.settings[name]);
  const sound = Object.keys(faults).length === 0;
  const problem = save.error ?? preview.error;
  const errors = useErrors(checked ? faults : {}, problem, rules);

  const change = (name: string, value: string | number): void => {
    type({ ...typed, [name]: value });
    save.reset();
  };
  const when = (then: () => void): void => {
    check(true);
    if (sound) then();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        when(() => save.mutate(settings, { onSuccess: () => (type({}), check(false), preview.reset()) }));
      }}
    >
      {rules.map((rule) => (
        <Sentence
          key={rule.text}
          text={rule.text}
          thresholds={rule.thresholds}
          draft={draft}
          onChange={change}
          errors={errors}
        />
      ))}
      <Refused problem={problem} onReread={onReread} />
      <div className={classes["actions"]}>
        <Button
          variant="default"
          leftSection={<Icon name="customers" />}
          loading={preview.isPending}
          disabled={!changed}
          onClick={() => when(() => preview.mutate(settings))}
        >
          {say(`thresholds.preview_${about.kind}`)}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={!changed}>
          {say("thresholds.save")}
        </Button>
        {changed ? (
          <Button variant="subtle" onClick={() => (type({}), check(false), save.reset(), preview.reset())}>
            {say("thresholds.discard")}
          </Button>
        ) : null}
        <Text c="dimmed" role="status">
          {changed ? "" : save.isSuccess ? say("thresholds.saved") : say("thresholds.unchanged")}
        </Text>
      </div>
      {preview.data && changed ? (
        <Previewed
          about={about}
          preview={preview.data}
          old={JSON.stringify(preview.variables) !== JSON.stringify(settings)}
        />
      ) : null}
    </form>
  );
}

/** What is wrong beside each field: ours while one types, the server's after it refused. */
function useErrors(
  faults: Readonly<Record<string, Fault>>,
  problem: ApiProblem | null,
  rules: readonly Rule[],
): Record<string, string | undefined> {
  const say = useSay();
  const formats = useFormats();
  const names = rules.flatMap(({ thresholds }) => thresholds.map(({ name }) => name));
  const said = (fault: Fault): string => {
    switch (fault.text) {
      case "thresholds.number_needed":
        return say("thresholds.number_needed");
      case "thresholds.too_small":
        return say("thresholds.too_small", { least: formats.number(fault.least) });
      case "thresholds.too_great":
        return say("thresholds.too_great", { most: formats.number(fault.most) });
      case "thresholds.must_exceed":
        return say("thresholds.must_exceed", { least: formats.number(fault.least) });
    }
  };
  return Object.fromEntries(
    names.map((name) => [
      name,
      faults[name] ? said(faults[name]) : (problem?.at(name) ?? problem?.at(`settings.${name}`)),
    ]),
  );
}

/** Why it was not saved. Where somebody else saved in the meantime: their values are read, what was typed stays. */
function Refused({ problem, onReread }: { problem: ApiProblem | null; onReread: () => void }): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  if (!problem) return null;
  return (
    <Group role="alert" gap={8}>
      <Text c="var(--mantine-color-error)">{textOf(problem)}</Text>
      {problem.status === 412 ? (
        <Button variant="default" size="compact-sm" onClick={onReread}>
          {say("thresholds.reread")}
        </Button>
      ) : null}
    </Group>
  );
}

function Previewed({ about, preview, old }: { about: About; preview: Preview; old: boolean }): ReactNode {
  const say = useSay();
  const formats = useFormats();
  const moving = preview.customers;
  return (
    <div className={classes["preview"]} role="status">
      <p>
        {moving === 0
          ? say(`thresholds.nobody_${about.kind}`)
          : say(`thresholds.would_${about.kind}`, formats.counted(moving))}{" "}
        {old ? say("thresholds.preview_old") : ""}
      </p>
      {moving > 0 ? (
        <MovesTable kind={about.kind} caption={say(`thresholds.flows_${about.kind}`)} moves={preview.moves} />
      ) : null}
    </div>
  );
}
