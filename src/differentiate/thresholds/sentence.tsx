import { NumberInput } from "@mantine/core";
import { Fragment, useId } from "react";
import type { ReactNode } from "react";
import { useFormats, useLanguage, useSay } from "#kit/words";
import type { Draft, Threshold } from "./threshold.ts";
import classes from "./thresholds.module.css";

/** What follows a number without a space stays on its line. */
const stop = /^[.,;:]/;

/**
 * A rule as one says it, with a field where each number stands: "Un cliente está en riesgo tras [2] de sus ritmos".
 * What is wrong with a number stands under its sentence and belongs to its field.
 */
export function Sentence(props: {
  /** Its text, with `{{name}}` for each threshold. */
  text: string;
  thresholds: readonly Threshold[];
  draft: Draft;
  onChange: (name: string, value: string | number) => void;
  errors: Readonly<Record<string, string | undefined>>;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const formats = useFormats();
  const id = useId();
  const { thresholds, errors } = props;
  const blanks = Object.fromEntries(thresholds.map(({ name }) => [name, `\u{1}${name}\u{1}`]));
  const pieces = say(props.text, blanks).split("\u{1}");
  const wrong = thresholds.filter(({ name }) => errors[name]);
  return (
    <div className={classes["rule"]}>
      <div className={classes["sentence"]}>
        {pieces.map((piece, i) => {
          const threshold = i % 2 === 1 ? thresholds.find(({ name }) => name === piece) : undefined;
          if (!threshold) return <Fragment key={i}>{piece.replace(stop, "")}</Fragment>;
          const { name } = threshold;
          return (
            <span key={i} className={classes["together"]}>
              <NumberInput
                className={classes["number"]}
                aria-label={say(`thresholds.field.${name}`)}
                aria-invalid={errors[name] !== undefined}
                aria-describedby={errors[name] ? `${id}-${name}` : undefined}
                error={errors[name] !== undefined}
                value={props.draft[name] ?? ""}
                onChange={(value) => props.onChange(name, value)}
                allowNegative={false}
                allowDecimal={threshold.decimals > 0}
                decimalScale={threshold.decimals}
                decimalSeparator={language === "es" ? "," : "."}
                hideControls
                {...(threshold.percent ? { suffix: formats.share(0).replace("0", "") } : {})}
              />
              {stop.exec(pieces[i + 1] ?? "")?.[0]}
            </span>
          );
        })}
      </div>
      {wrong.map(({ name }) => (
        <p key={name} id={`${id}-${name}`} className={classes["wrong"]}>
          {errors[name]}
        </p>
      ))}
    </div>
  );
}
