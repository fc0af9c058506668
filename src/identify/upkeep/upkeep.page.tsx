import { NativeSelect, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { z } from "zod";
import { traitName, traitScale } from "#identify/traits/web";
import type { TraitScale } from "#identify/traits/web";
import { useApi } from "#kit/api";
import { useFillings } from "#kit/fills";
import { Figure, Page, Part } from "#kit/page";
import { useSearchState } from "#kit/route";
import { Answered, Empty } from "#kit/states";
import { useFormats, useSay } from "#kit/words";
import { AsksTable } from "./asks_table.tsx";
import { FieldBars } from "./field_bars.tsx";
import { FieldsTable } from "./fields_table.tsx";
import { freshness } from "#identify/freshness/web";
import type { Freshness } from "#identify/freshness/web";

const address = z.object({ tier: z.string().catch(""), stage: z.string().catch("") });

/** Data kept current: of how many customers each field is known, how old it is, and whom to ask for what. */
export default function FreshnessPage(): ReactNode {
  const say = useSay();
  const [state, set] = useSearchState(address);
  const scales = useFillings(traitScale).filter(({ trait }) => trait === "tier" || trait === "stage");
  const scope = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== ""));
  const asked = useApi("/api/freshness", { query: scope, answer: freshness, live: ["customer", "value"] });
  return (
    <Page
      title={say("freshness.nav")}
      question={say("freshness.question")}
      scope={scales.map((scale) => (
        <ScaleChoice
          key={scale.trait}
          scale={scale}
          value={state[scale.trait === "tier" ? "tier" : "stage"]}
          onChange={(value) => set({ [scale.trait]: value })}
        />
      ))}
    >
      <Answered asked={asked}>
        {(answer) =>
          answer.customers === 0 && Object.keys(scope).length === 0 ? (
            <Empty icon="customers" title={say("freshness.empty")} text={say("freshness.empty_text")} />
          ) : (
            <>
              <Heads of={answer} />
              <Part title={say("freshness.fields")} text={say("freshness.fields_text")}>
                {answer.customers > 0 ? <FieldBars of={answer} /> : null}
                <FieldsTable of={answer} scope={scope} />
                <Counted of={answer} />
              </Part>
              <Part title={say("freshness.asks")} text={say("freshness.asks_text")}>
                <AsksTable scope={scope} />
              </Part>
            </>
          )
        }
      </Answered>
    </Page>
  );
}

/** How many can be reached by what is known of them today: the fields asked for that grow old. */
function Heads({ of: { customers, fields } }: { of: Freshness }): ReactNode {
  const say = useSay();
  const as = useFormats();
  const shown = fields.filter((one) => one.asked && one.staleAfter !== null).slice(0, 3);
  if (shown.length === 0) return null;
  return (
    <Figure.Row>
      {shown.map(({ field, known, stale }) => (
        <Figure
          key={field}
          label={say("freshness.current_of", { field: traitName(say, field) })}
          value={as.share(customers > 0 ? (known - stale) / customers : null)}
          n={say("freshness.of_customers", { ...as.counted(customers), known: as.count(known) })}
        />
      ))}
    </Figure.Row>
  );
}

function Counted({ of: { computedAt, fresh } }: { of: Freshness }): ReactNode {
  const say = useSay();
  const when = useFormats().relative(computedAt, new Date());
  return (
    <Text c="dimmed" mt={12} role="status">
      {say(fresh ? "freshness.counted_at" : "freshness.counting", { when })}
    </Text>
  );
}

function ScaleChoice(props: {
  scale: TraitScale;
  value: string;
  onChange: (value: string) => void;
}): ReactNode {
  const say = useSay();
  const { label, values } = props.scale;
  return (
    <NativeSelect
      label={say(label)}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      data={[
        { value: "", label: say("freshness.everybody") },
        ...values.map((one) => ({ value: one.value, label: say(one.label) })),
      ]}
    />
  );
}
