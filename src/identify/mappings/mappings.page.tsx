import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { savedMappings } from "#identify/imports/web";
import { api, useApi, useSend } from "#kit/api";
import { Icon } from "#kit/icon";
import { Dialog, Moment, Part, Scroll } from "#kit/page";
import { PageLink } from "#kit/route";
import { Answered, Empty, useProblemText } from "#kit/states";
import { useSay } from "#kit/words";
import type { z } from "zod";
import classes from "./mappings.module.css";

type SavedMapping = z.output<typeof savedMappings>["items"][number];

/** Settings: how files were understood, kept so that the next one of the same kind is recognised. */
export default function MappingsPage(): ReactNode {
  const say = useSay();
  const asked = useApi("/api/mappings", { answer: savedMappings });
  const [doomed, doom] = useState<SavedMapping | null>(null);
  return (
    <Part title={say("mappings.title")} text={say("mappings.text")}>
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty
              icon="file"
              title={say("mappings.none")}
              text={say("mappings.none_text")}
              action={<PageLink to="/imports">{say("importing.to_list")}</PageLink>}
            />
          ) : (
            <Table items={items} onForget={doom} />
          )
        }
      </Answered>
      <Forget doomed={doomed} onClose={() => doom(null)} />
    </Part>
  );
}

function Table(props: { items: readonly SavedMapping[]; onForget: (one: SavedMapping) => void }): ReactNode {
  const say = useSay();
  return (
    <Scroll label={say("mappings.list")}>
      <table className={classes["rows"]}>
        <caption className={classes["unseen"]}>{say("mappings.list")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("mappings.like")}</th>
            <th scope="col">{say("importing.column.kind")}</th>
            <th scope="col">{say("mappings.columns")}</th>
            <th scope="col">{say("mappings.used")}</th>
            <th scope="col">
              <span className={classes["unseen"]}>{say("mappings.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((one) => (
            <tr key={one.mappingId}>
              <th scope="row">{one.name}</th>
              <td>{say(`importing.kind.${one.kind}`)}</td>
              <td className={classes["listed"]}>{one.columns.join(", ")}</td>
              <td>
                <Moment at={one.usedAt} />
              </td>
              <td>
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-sm"
                  leftSection={<Icon name="trash" />}
                  onClick={() => props.onForget(one)}
                >
                  {say("mappings.forget")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Forget({ doomed, onClose }: { doomed: SavedMapping | null; onClose: () => void }): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const forget = useSend((mappingId: string) => api.delete(`/api/mappings/${mappingId}`), ["/api/mappings"]);
  return (
    <Dialog
      opened={doomed !== null}
      onClose={onClose}
      title={say("mappings.forget_title", { name: doomed?.name ?? "" })}
    >
      <Text>{say("mappings.forget_text")}</Text>
      {forget.error ? (
        <Text role="alert" c="var(--mantine-color-error)">
          {textOf(forget.error)}
        </Text>
      ) : null}
      <Button
        mt={16}
        color="red"
        loading={forget.isPending}
        onClick={() => forget.mutate(doomed?.mappingId ?? "", { onSuccess: onClose })}
      >
        {say("mappings.forget")}
      </Button>
    </Dialog>
  );
}
