import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { legalBases } from "#identify/imports/web";
import type { ImportMapping, ImportUnderstanding, ImportView } from "#identify/imports/web";
import { usualBasis } from "#identify/import-pages/web";
import { localeOf } from "#kit/format";
import { Choice, Sentence } from "#kit/sentence";
import { useSession } from "#kit/session";
import { useLanguage, useSay } from "#kit/words";
import classes from "./mappings.module.css";
import { roleText } from "./role.ts";

type About = {
  readonly one: ImportView;
  readonly understanding: ImportUnderstanding;
  readonly onCorrect: (change: ImportMapping) => void;
};

/** What holds for the whole file, each in a sentence: decimals, money, what is the same in every row, source, legal basis. */
export function Facts(about: About): ReactNode {
  const say = useSay();
  const { one, understanding, onCorrect } = about;
  const { decimal } = understanding;
  const lacking = understanding.roles.filter(
    ({ role, fixable }) => fixable && !understanding.columns.some((column) => column.role === role),
  );
  return (
    <div className={classes["facts"]}>
      {lacking
        .filter(({ role }) => role !== "currency")
        .map(({ role, needed }) => (
          <Fixed key={role} role={role} needed={needed} {...about} />
        ))}
      {decimal === null ? null : (
        <p>
          <Sentence
            text="mapping.decimal"
            blanks={{
              sign: (
                <Choice
                  label={say("mapping.decimal_sign")}
                  value={decimal}
                  options={[
                    { value: ",", label: say("mapping.decimal.comma") },
                    { value: ".", label: say("mapping.decimal.point") },
                  ]}
                  onChange={(sign) => onCorrect({ decimal: sign })}
                />
              ),
            }}
          />
        </p>
      )}
      <Money {...about} />
      <p>
        <Sentence
          text="mapping.source"
          blanks={{
            source: (
              <Written
                label={say("provenance.source")}
                value={one.source}
                onWritten={(source) => source && onCorrect({ source })}
              />
            ),
          }}
        />
      </p>
      <p>
        <Sentence
          text="mapping.basis"
          blanks={{
            basis: (
              <Choice
                label={say("provenance.legal_basis")}
                value={one.legalBasis ?? usualBasis}
                options={legalBases.map((value) => ({ value, label: say(`provenance.basis.${value}`) }))}
                onChange={(basis) => onCorrect({ legalBasis: basis })}
              />
            ),
          }}
        />
      </p>
    </div>
  );
}

/** What money is in, where there is money and no column says it. */
function Money({ one, understanding, onCorrect }: About): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const home = useSession().workspace.currency;
  const said = understanding.columns.some(({ role }) => role === "currency");
  if (understanding.amountFrom === null || said) return null;
  const names = new Intl.DisplayNames(localeOf(language), { type: "currency" });
  const current = one.mapping.currency ?? understanding.currency ?? home ?? "EUR";
  const codes = [...new Set([current, ...(home ? [home] : []), ...Intl.supportedValuesOf("currency")])];
  return (
    <p>
      <Sentence
        text="mapping.money"
        blanks={{
          currency: (
            <Choice
              label={say("mapping.currency")}
              value={current}
              options={codes.map((code) => ({ value: code, label: `${names.of(code)} (${code})` }))}
              onChange={(currency) => onCorrect({ currency })}
            />
          ),
        }}
      />
    </p>
  );
}

/** What is the same for every row, since no column says it: the type of the events, the country of the customers. */
function Fixed({ role, needed, one, onCorrect }: About & { role: string; needed: boolean }): ReactNode {
  const say = useSay();
  const name = roleText(say, one.kind, role);
  return (
    <p>
      <Sentence
        text={needed ? "mapping.fixed_needed" : "mapping.fixed"}
        params={{ role: name }}
        blanks={{
          value: (
            <Written
              label={name}
              value={one.mapping.fixed?.[role] ?? ""}
              onWritten={(value) => onCorrect({ fixed: { [role]: value || null } })}
            />
          ),
        }}
      />
    </p>
  );
}

/** A word within a sentence, taken when one leaves it or presses Enter. */
function Written(props: { label: string; value: string; onWritten: (value: string) => void }): ReactNode {
  const [typed, type] = useState<string | null>(null);
  const shown = typed ?? props.value;
  const take = (): void => {
    if (typed !== null && typed.trim() !== props.value) props.onWritten(typed.trim());
    type(null);
  };
  return (
    <TextInput
      className={classes["written"] ?? ""}
      aria-label={props.label}
      size="xs"
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => event.key === "Enter" && take()}
      autoComplete="off"
      maxLength={100}
    />
  );
}
