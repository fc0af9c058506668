import { NumberInput } from "@mantine/core";
import { useId } from "react";
import type { ReactNode } from "react";
import { Sentence as Said } from "#kit/sentence";
import { useFormats, useLanguage, useSay } from "#kit/words";
import type { Draft, Threshold } from "./threshold.ts";
import classes from "./thresholds.module.css";

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
  const fields = thresholds.map((threshold) => {
    const { name } = threshold;
    return [
      name,
      <NumberInput
        key={name}
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
      />,
    ] as const;
  });
  return (
    <div className={classes["rule"]}>
      <div className={classes["sentence"]}>
        <Said text={props.text} blanks={Object.fromEntries(fields)} />
      </div>
      {thresholds
        .filter(({ name }) => errors[name])
        .map(({ name }) => (
          <p key={name} id={`${id}-${name}`} className={classes["wrong"]}>
            {errors[name]}
          </p>
        ))}
    </div>
  );
}
