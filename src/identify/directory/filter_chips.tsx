import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { customerSetLabel } from "#identify/finding/web";
import { scaleWord, traitScale } from "#identify/traits/web";
import { useFillings } from "#kit/fills";
import { Icon } from "#kit/icon";
import { useFormats, useSay } from "#kit/words";
import { conditionWords } from "./condition_row.tsx";
import { setParams, shownFilters, without } from "./narrowing.ts";
import type { Address, Change } from "./narrowing.ts";

/** The filters in force, each in words, each a button that takes it away. */
export function FilterChips({ state, set }: { state: Address; set: (change: Change) => void }): ReactNode {
  const say = useSay();
  const wordsOf = useFilterWords();
  return shownFilters(state).map(([name, value]) => {
    const filter = wordsOf(name, value, state);
    return (
      <Button
        key={name}
        variant="light"
        fw={400}
        px={12}
        rightSection={<Icon name="close" size={14} />}
        aria-label={say("directory.take_away", { filter })}
        onClick={() => set(without(state, name))}
      >
        {filter}
      </Button>
    );
  });
}

/** `Etapa: Habitual o Socio`, `Ciudad: Lugo`, `Última compra desde el 1 de marzo de 2026`. */
export function useFilterWords(): (name: string, value: string, state: Address) => string {
  const say = useSay();
  const as = useFormats();
  const scales = useFillings(traitScale);
  const sets = useFillings(customerSetLabel);
  return (name, value, state) => {
    if (name === "set") {
      const label = sets.find((one) => one.name === value);
      return label ? label.words(setParams(state), say, as) : say("directory.some_set");
    }
    if (name === "orderedAfter") return say("directory.ordered_after", { date: as.date(value) });
    if (name === "orderedBefore") return say("directory.ordered_before", { date: as.date(value) });
    const scale = scales.find((one) => one.trait === name);
    if (!scale) return conditionWords(say, as, name, value);
    const values = value.split(",").map((one) => scaleWord(say, scale, one));
    return say("directory.filter", { name: say(scale.label), value: values.join(say("directory.or")) });
  };
}
