import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useSay } from "#kit/words";
import classes from "./page.module.css";

/** A row opened at the side: the list stays where it is and at work, Escape and the button close it. */
export function SidePanel(props: {
  opened: boolean;
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const say = useSay();
  return (
    <Drawer.Root
      opened={props.opened}
      onClose={props.onClose}
      position="right"
      size={480}
      lockScroll={false}
      trapFocus={false}
      closeOnClickOutside={false}
      transitionProps={{ duration: 160 }}
      // Under the page's head, which stays at work too.
      zIndex={99}
      classNames={{ content: classes["side"] ?? "", inner: classes["side-place"] ?? "" }}
    >
      <Drawer.Content aria-modal={undefined} data-side-panel>
        <Drawer.Body className={classes["dialog"]}>
          <div className={classes["dialog-head"]}>
            <Drawer.Title className={classes["dialog-title"]}>{props.title}</Drawer.Title>
            <Drawer.CloseButton aria-label={say("page.close")} />
          </div>
          {props.children}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
