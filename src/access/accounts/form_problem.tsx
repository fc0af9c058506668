import { Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";

/** Why a form was not taken, above its button; what was typed stays. */
export function FormProblem({ text }: { text: string }): ReactNode {
  return (
    <Group role="alert" gap={8} wrap="nowrap" align="flex-start" c="var(--mantine-color-error)">
      <Icon name="alert" />
      <Text>{text}</Text>
    </Group>
  );
}
