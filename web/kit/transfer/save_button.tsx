import { Button, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { api } from "#kit/api";
import { Icon } from "#kit/icon";
import { useProblemText } from "#kit/states";

/** Lets a person keep what the server answers at `path` as a file; says why where it does not come. */
export function SaveButton({ path, name, label }: { path: string; name: string; label: string }): ReactNode {
  const textOf = useProblemText();
  const [problem, tell] = useState<unknown>(null);
  const [busy, work] = useState(false);
  const take = (): void => {
    tell(null);
    work(true);
    api
      .file(path, name)
      .catch(tell)
      .finally(() => work(false));
  };
  return (
    <>
      <Button variant="default" leftSection={<Icon name="download" />} loading={busy} onClick={take}>
        {label}
      </Button>
      {problem === null ? null : (
        <Text role="alert" c="var(--mantine-color-error)">
          {textOf(problem)}
        </Text>
      )}
    </>
  );
}
