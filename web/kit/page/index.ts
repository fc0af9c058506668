export { Dialog } from "./dialog.tsx";
export { Figure } from "./figure.tsx";
export { Moment } from "./moment.tsx";
export { Page } from "./page.tsx";
export { Part } from "./part.tsx";
export { Scroll } from "./scroll.tsx";
export { SidePanel } from "./side_panel.tsx";
export { words } from "./page.words.ts";
