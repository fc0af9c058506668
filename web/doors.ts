import * as accounts from "#access/accounts/web";
import * as keys from "#access/keys/web";
import * as logo from "#access/logo/web";
import * as workspaces from "#access/workspaces/web";
import * as lifecycle from "#differentiate/lifecycle/web";
import * as movers from "#differentiate/movers/web";
import * as overview from "#differentiate/overview/web";
import * as relationship from "#differentiate/relationship/web";
import * as sets from "#differentiate/sets/web";
import * as thresholds from "#differentiate/thresholds/web";
import * as value from "#differentiate/value/web";
import * as wealth from "#differentiate/wealth/web";
import * as directory from "#identify/directory/web";
import * as exchange from "#identify/exchange/web";
import * as importPages from "#identify/import-pages/web";
import * as imports from "#identify/imports/web";
import * as products from "#identify/products/web";
import * as mappings from "#identify/mappings/web";
import * as provenance from "#identify/provenance/web";
import * as purchases from "#identify/purchases/web";
import * as things from "#identify/things/web";
import * as timeline from "#identify/timeline/web";
import * as touchpoints from "#identify/touchpoints/web";
import * as traits from "#identify/traits/web";
import * as wheel from "#identify/wheel/web";
import * as upkeep from "#identify/upkeep/web";
import { words as chartWords } from "#kit/echart";
import { words as fieldWords } from "#kit/fields";
import { words as frameWords } from "#kit/page";
import { words as progressWords } from "#kit/progress";
import { words as stateWords } from "#kit/states";
import { words as tableWords } from "#kit/table";
import { words as transferWords } from "#kit/transfer";
import type { SlotFill } from "#platform/manifest/web";
import type { Words } from "#platform/words";

/** What a slice's `web.ts` gives to the page. */
type Door = {
  readonly fills: readonly SlotFill[];
  /** Texts that the command line or the report say too. */
  readonly words?: Words;
  /** Texts of its pages. */
  readonly pageWords?: Words;
};

/** Every slice that shows something, in stage order: the order of what fills the slots. */
const doors: readonly Door[] = [
  workspaces,
  logo,
  accounts,
  keys,
  imports,
  importPages,
  mappings,
  traits,
  exchange,
  products,
  touchpoints,
  wheel,
  directory,
  timeline,
  upkeep,
  purchases,
  things,
  provenance,
  lifecycle,
  value,
  wealth,
  movers,
  sets,
  overview,
  thresholds,
  relationship,
];

export const fills: readonly (readonly SlotFill[])[] = doors.map((door) => door.fills);

export const allWords: readonly Words[] = [
  chartWords,
  fieldWords,
  frameWords,
  progressWords,
  stateWords,
  tableWords,
  transferWords,
  ...doors.flatMap(({ words, pageWords }) => [words, pageWords].filter((one) => one !== undefined)),
];
