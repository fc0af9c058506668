import { Button, Code } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import classes from "./fields.module.css";

/** A line to be copied as it stands: a command, a key. Where the browser forbids copying, the text is selected instead. */
export function CopyLine({ text, label }: { text: string; label: string }): ReactNode {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  const copy = async (line: HTMLElement | null): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    } catch {
      if (line) getSelection()?.selectAllChildren(line);
    }
  };
  return (
    <div className={classes["copy"]}>
      <Code block className={classes["code"]} aria-label={label} tabIndex={0}>
        {text}
      </Code>
      <Button
        variant="default"
        leftSection={<Icon name={copied ? "check" : "copy"} />}
        onClick={(event) => void copy(event.currentTarget.parentElement?.querySelector("pre") ?? null)}
      >
        <span aria-live="polite">{say(copied ? "field.copied" : "field.copy")}</span>
      </Button>
    </div>
  );
}
