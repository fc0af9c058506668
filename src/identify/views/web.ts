export { view, views } from "./views.contract.ts";
export type { NewView, View } from "./views.contract.ts";
