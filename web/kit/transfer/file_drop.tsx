import { Button } from "@mantine/core";
import { useEffect, useId, useRef, useState } from "react";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import classes from "./transfer.module.css";

/**
 * A place for a file: drop it anywhere over the page, or choose it with the button, which is what the keyboard and
 * readers of the screen use. It takes one file and hands it over at once.
 */
export function FileDrop(props: {
  /** What the button says: "Elegir archivo". */
  label: string;
  /** What may come, and up to where. */
  hint: ReactNode;
  /** Endings that the chooser offers: `.csv,.tsv`. What is dropped is not held to them: the server knows better. */
  accept: string;
  onFile: (file: File) => void;
  /** Why the last one was not taken. */
  error?: ReactNode;
}): ReactNode {
  const say = useSay();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const over = useDropped(props.onFile);
  return (
    <div className={classes["drop"]} data-over={over || undefined}>
      <Icon name="upload" size={28} />
      <p className={classes["lead"]}>{say(over ? "transfer.let_go" : "transfer.drop")}</p>
      <Button aria-describedby={id} onClick={() => input.current?.click()}>
        {props.label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // So that the same file can be chosen again after it was refused.
          currentTarget.value = "";
          if (file) props.onFile(file);
        }}
      />
      <p id={id} className={classes["hint"]}>
        {props.hint}
      </p>
      {props.error ? (
        <p role="alert" className={classes["error"]}>
          {props.error}
        </p>
      ) : null}
    </div>
  );
}

/**
 * Whether a file hangs over the page. The whole window takes it: one that misses a small target would make the browser
 * leave the page and show the file instead.
 */
function useDropped(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(onFile);
  useEffect(() => {
    latest.current = onFile;
  }, [onFile]);
  useEffect(() => {
    const until = new AbortController();
    const listen = (kind: "dragover" | "dragleave" | "drop", react: (event: DragEvent) => void): void =>
      addEventListener(kind, react, { signal: until.signal });
    listen("dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    });
    // Only what leaves the window has nothing that it goes to.
    listen("dragleave", ({ relatedTarget }) => setOver(relatedTarget !== null));
    listen("drop", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file) latest.current(file);
    });
    return () => until.abort();
  }, []);
  return over;
}
