import { Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import type { IconName } from "#platform/manifest/web";

/** Nothing here yet: what this is for, one action, and where to see it filled. */
export function Empty(props: {
  icon: IconName;
  title: string;
  text: string;
  action?: ReactNode;
  /** A link to the demo, or to the way of filling this. */
  hint?: ReactNode;
}): ReactNode {
  return (
    <Stack align="flex-start" gap={8} py={32} maw={560}>
      <Text c="dimmed" component="span" lh={1}>
        <Icon name={props.icon} size={28} />
      </Text>
      <Title order={2} fz={20}>
        {props.title}
      </Title>
      <Text c="dimmed">{props.text}</Text>
      {props.action}
      {props.hint ? (
        <Text size="sm" c="dimmed">
          {props.hint}
        </Text>
      ) : null}
    </Stack>
  );
}
