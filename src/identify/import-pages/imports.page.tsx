import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { importList } from "#identify/imports/web";
import type { ImportSummary } from "#identify/imports/web";
import { useKeyset } from "#kit/api";
import { Icon } from "#kit/icon";
import { Moment, Page, Part } from "#kit/page";
import { PageLink, useGo, useParam } from "#kit/route";
import { DataTable } from "#kit/table";
import type { Column } from "#kit/table";
import { useFormats, useSay } from "#kit/words";
import type { IconName } from "#platform/manifest/web";
import { BringFile } from "./bring_file.tsx";
import classes from "./importing.module.css";

/** Imports: bring a file at once; below, what came before and where each stands. */
export default function ImportsPage(): ReactNode {
  const say = useSay();
  const go = useGo();
  const kind = useParam("kind") || "orders";
  const columns = useColumns();
  const list = useKeyset<ImportSummary>("/api/imports", { answer: importList, live: ["import"] });
  return (
    <Page title={say("importing.nav")} question={say("importing.question")}>
      <BringFile key={kind} kind={kind} />
      <Part title={say("importing.before")}>
        <DataTable
          id="imports"
          caption={say("importing.list")}
          columns={columns}
          list={list}
          rowId={(row) => row.importId}
          onOpen={(row) => go(`/imports/${row.importId}`)}
          empty={<Text c="dimmed">{say("importing.none")}</Text>}
        />
      </Part>
    </Page>
  );
}

function useColumns(): Column<ImportSummary>[] {
  const say = useSay();
  const formats = useFormats();
  const counted = (n: number | undefined): string => (n === undefined ? "—" : formats.count(n));
  return [
    {
      id: "file",
      title: say("importing.column.file"),
      cell: ({ importId, file }) => (
        <PageLink to={`/imports/${importId}`} quiet>
          {file.name}
        </PageLink>
      ),
    },
    {
      id: "kind",
      title: say("importing.column.kind"),
      width: 110,
      cell: ({ kind }) => say(`importing.kind.${kind}`),
    },
    {
      id: "state",
      title: say("importing.column.state"),
      width: 150,
      cell: ({ state }) => <StateMark state={state} />,
    },
    {
      id: "when",
      title: say("importing.column.when"),
      width: 140,
      cell: ({ createdAt }) => <Moment at={createdAt} />,
    },
    {
      id: "who",
      title: say("importing.column.who"),
      width: 140,
      cell: ({ importer }) => importer.name ?? say(`provenance.importer.${importer.kind}`),
    },
    {
      id: "new",
      title: say("importing.outcome.new"),
      numeric: true,
      width: 110,
      cell: ({ counts }) => counted(counts?.new),
    },
    {
      id: "changed",
      title: say("importing.outcome.changed"),
      numeric: true,
      width: 110,
      cell: ({ counts }) => counted(counts?.changed),
    },
    {
      id: "refused",
      title: say("importing.outcome.refused"),
      numeric: true,
      width: 120,
      cell: ({ counts }) => counted(counts?.refused),
    },
  ];
}

const icons: Readonly<Record<string, IconName>> = {
  running: "refresh",
  paused: "pause",
  done: "check",
  cancelled: "close",
  failed: "alert",
  undone: "return",
};

/** Where an import stands, in a word with its sign. */
function StateMark({ state }: { state: string }): ReactNode {
  const say = useSay();
  return (
    <span className={`${classes["state"]} ${state === "failed" ? classes["bad"] : ""}`}>
      <Icon name={icons[state] ?? "file"} size={16} />
      {say(`importing.state.${state}`)}
    </span>
  );
}
