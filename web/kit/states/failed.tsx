import { Button, Code, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { isProblem } from "#kit/api";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";

/** Says a problem in the language of the page: the server's own text where it gave one, else ours. */
export function useProblemText(): (error: unknown) => string {
  const say = useSay();
  return (error) => {
    if (!isProblem(error)) return say("web.broken");
    if (error.detail) return error.detail;
    return error.id === "web.offline" ? say("web.offline") : say("web.unexpected", { status: error.status });
  };
}

/** What failed, what is safe, try again, a code. */
export function Failed({ error, again }: { error: unknown; again?: () => void }): ReactNode {
  const say = useSay();
  const textOf = useProblemText();
  const code = isProblem(error) ? error.id : error instanceof Error ? error.name : "unknown";
  return (
    <Stack role="alert" align="flex-start" gap={8} py={24} maw={640}>
      <Group gap={8} c="red">
        <Icon name="alert" />
        <Text fw={600}>{say("state.failed")}</Text>
      </Group>
      <Text>{textOf(error)}</Text>
      <Text c="dimmed" size="sm">
        {say("state.safe")} {say("state.code", { code: "" })}
        <Code>{code}</Code>
      </Text>
      {again ? (
        <Button variant="default" leftSection={<Icon name="refresh" />} onClick={again}>
          {say("state.again")}
        </Button>
      ) : null}
    </Stack>
  );
}
