import { Fragment } from "react";
import type { ReactNode } from "react";
import { useSay } from "#kit/words";
import classes from "./sentence.module.css";

/** What follows a blank without a space stays on its line. */
const stop = /^[.,;:)]+/;

/** A text as one says it, with something of the page where each `{{name}}` stands: a choice, a field, a link. */
export function Sentence(props: {
  /** The key of its text. */
  text: string;
  blanks: Readonly<Record<string, ReactNode>>;
  /** What the text says besides: words, numbers. */
  params?: Readonly<Record<string, string | number>>;
}): ReactNode {
  const say = useSay();
  const marked = Object.fromEntries(Object.keys(props.blanks).map((name) => [name, `\u{1}${name}\u{1}`]));
  const pieces = say(props.text, { ...props.params, ...marked }).split("\u{1}");
  return (
    <span className={classes["sentence"]}>
      {pieces.map((piece, i) => {
        if (i % 2 === 0) return <Fragment key={i}>{i > 0 ? piece.replace(stop, "") : piece}</Fragment>;
        return (
          <span key={i} className={classes["blank"]}>
            {props.blanks[piece]}
            {stop.exec(pieces[i + 1] ?? "")?.[0]}
          </span>
        );
      })}
    </span>
  );
}
