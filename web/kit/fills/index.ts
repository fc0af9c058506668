export { Filled } from "./filled.tsx";
export { FillsProvider, useFillings } from "./fills.tsx";
