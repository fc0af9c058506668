import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useSay } from "#kit/words";
import classes from "./page.module.css";

/** A question over the page. `locked`: only its own buttons close it, for what is shown once. */
export function Dialog(props: {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: number;
  locked?: boolean;
  children: ReactNode;
}): ReactNode {
  const say = useSay();
  const { locked = false } = props;
  return (
    <Modal.Root
      opened={props.opened}
      onClose={props.onClose}
      size={props.size ?? 480}
      closeOnClickOutside={!locked}
      closeOnEscape={!locked}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* Not Mantine's header: outside the page's main part it would pass for a second banner. */}
        <Modal.Body className={classes["dialog"]}>
          <div className={classes["dialog-head"]}>
            <Modal.Title className={classes["dialog-title"]}>{props.title}</Modal.Title>
            {locked ? null : <Modal.CloseButton aria-label={say("page.close")} />}
          </div>
          {props.children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
