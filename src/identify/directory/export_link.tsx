import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api } from "#kit/api";
import { Icon } from "#kit/icon";
import { useSession } from "#kit/session";
import { useSay } from "#kit/words";
import { queryOf } from "./narrowing.ts";
import type { Address } from "./narrowing.ts";

/** The names under which the file has the columns of the table. */
const inFile: Readonly<Record<string, string>> = { lastOrder: "lastOrderAt", firstOrder: "firstOrderAt" };
const inTable = "name stage tier city orders revenue email phone externalId country".split(" ");
const usual = new Set([...inTable, ...Object.values(inFile)]);

/** Downloads the whole list as it is asked for, with the columns that are shown. */
export function ExportLink({ state, columns }: { state: Address; columns: readonly string[] }): ReactNode {
  const say = useSay();
  const { workspace } = useSession();
  const [working, work] = useState(false);
  const [failed, fail] = useState(false);
  if (!workspace.rights.includes("customers.export")) return null;
  const named = columns
    .map((id) => inFile[id] ?? id)
    .filter((name) => usual.has(name) || name.startsWith("trait."));
  const download = (): void => {
    work(true);
    fail(false);
    api
      .file("/api/customers/export", `${say("directory.export_file")}.csv`, {
        query: { ...queryOf(state), columns: ["customerId", ...named].join(",") },
      })
      .catch(() => fail(true))
      .finally(() => work(false));
  };
  return (
    <Button
      variant="default"
      loading={working}
      title={say("directory.export_title")}
      leftSection={<Icon name="download" />}
      onClick={download}
    >
      {say(failed ? "directory.export_failed" : "directory.export")}
    </Button>
  );
}
