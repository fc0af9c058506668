import { Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Mark } from "#kit/icon";
import { Appearance } from "./appearance.tsx";
import classes from "./shell.module.css";

/** A page without navigation: the mark, the choice of language and theme, and one thing to do. */
export function Bare({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className={classes["bare"]}>
      <header className={classes["bare-head"]}>
        <Group gap={12} className={classes["brand"]}>
          <Mark />
          <Text fw={600} fz={16}>
            Vínculo
          </Text>
        </Group>
        <Appearance />
      </header>
      <main className={classes["bare-main"]}>{children}</main>
    </div>
  );
}
