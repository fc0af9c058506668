import type { PageFormats } from "#kit/words";
import { slot } from "#platform/manifest/web";
import type { Slot } from "#platform/manifest/web";
import type { Say } from "#platform/words";

/** How the list says whom it is narrowed to, where it is a set (`customerSet` of the server's door). */
export type CustomerSetLabel = {
  /** As the address says it: `value.tier`. */
  readonly name: string;
  /** In words, short enough for a chip: “Cohorte de marzo de 2025”. Parameters without their `set.`; any may be missing or wrong. */
  readonly words: (params: Readonly<Record<string, string>>, say: Say, as: PageFormats) => string;
};

export const customerSetLabel: Slot<CustomerSetLabel> = slot("customer.set_label");
