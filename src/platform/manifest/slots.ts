import type { ComponentType } from "react";
import { slot } from "./slot.ts";
import type { Slot } from "./slot.ts";

/** A React component in a file of its own, loaded when it is first shown: `() => import("./customers.page.tsx")`. */
export type Load<Props = object> = () => Promise<{ readonly default: ComponentType<Props> }>;

/** The loop as navigation. A stage shows once some slice has brought it an entry. */
export type NavSection =
  | "home"
  | "identify"
  | "differentiate"
  | "interact"
  | "customize"
  | "measure"
  | "settings";

/** An entry of the side navigation; it also stands in the command palette. */
export type NavItem = {
  readonly id: string;
  readonly section: NavSection;
  readonly order: number;
  /** The key of its text, in the slice's words. */
  readonly label: string;
  readonly icon: IconName;
  readonly path: string;
};

/** A page with an address of its own. */
export type Page = {
  /** `/customers/$customerId`: what follows `$` reaches the page by `useParam`. */
  readonly path: string;
  readonly load: Load;
  /** Shown without navigation, to people who have not signed in. */
  readonly bare?: boolean;
};

/** A card of Home. Cards without data hide themselves by rendering null. */
export type HomeCard = {
  readonly id: string;
  readonly order: number;
  /** How many of the three columns it takes on a wide screen. */
  readonly columns: 1 | 2 | 3;
  readonly load: Load;
};

/** A way for a new workspace to get its data: shown where one begins, and on Home until somebody is recorded. */
export type WayToBegin = {
  readonly id: string;
  readonly order: number;
  readonly load: Load;
};

/** What stands beside the business's name in the page's head, in place of our mark. The first filling holds. */
export type BrandMark = { readonly id: string; readonly load: Load };

/** A part of one customer's page: at the side (who, worth, rhythm) or in the main column (timeline, orders). */
export type CustomerCard = {
  readonly id: string;
  readonly order: number;
  readonly place: "side" | "main";
  readonly load: Load<{ readonly customerId: string }>;
};

/** A page under Settings, listed there by its label. */
export type SettingsPage = {
  readonly id: string;
  readonly order: number;
  readonly label: string;
  /** `/settings/keys`. */
  readonly path: string;
  readonly load: Load;
};

/** Something to do from the command palette: go somewhere. Pages of the navigation and of Settings stand there already. */
export type PaletteAction = {
  readonly id: string;
  /** With `search`, its text says `{{text}}`, what was typed. */
  readonly label: string;
  readonly icon: IconName;
  readonly path: string;
  /** The search parameter of `path` that takes what was typed: the action is offered for any text. */
  readonly search?: string;
};

export const navItem: Slot<NavItem> = slot("nav.item");
export const page: Slot<Page> = slot("page");
export const homeCard: Slot<HomeCard> = slot("home.card");
export const wayToBegin: Slot<WayToBegin> = slot("begin.way");
export const customerCard: Slot<CustomerCard> = slot("customer.card");
export const settingsPage: Slot<SettingsPage> = slot("settings.page");
export const brandMark: Slot<BrandMark> = slot("brand.mark");
export const paletteAction: Slot<PaletteAction> = slot("palette.action");

/**
 * The icons that the pages know (Tabler, in `#kit/icon`). Names and not components, so that a `web.ts` stays loadable
 * by Node, where the package's barrel of 6,000 modules would cost the report a second.
 */
export type IconName =
  | "activity"
  | "alert"
  | "app"
  | "arrow"
  | "bell"
  | "box"
  | "building"
  | "calendar"
  | "chart"
  | "check"
  | "close"
  | "columns"
  | "copy"
  | "currency"
  | "customers"
  | "down"
  | "download"
  | "external"
  | "file"
  | "filter"
  | "heart"
  | "help"
  | "home"
  | "key"
  | "language"
  | "lifecycle"
  | "logout"
  | "mail"
  | "menu"
  | "message"
  | "moon"
  | "orders"
  | "pause"
  | "phone"
  | "play"
  | "plus"
  | "post"
  | "product"
  | "pyramid"
  | "refresh"
  | "return"
  | "search"
  | "settings"
  | "social"
  | "sort"
  | "sun"
  | "system"
  | "table"
  | "target"
  | "thresholds"
  | "trash"
  | "up"
  | "upload"
  | "user"
  | "value"
  | "web"
  | "wheel";
