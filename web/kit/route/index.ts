export { PageLink } from "./page_link.tsx";
export { useGo, useParam, useSearchState } from "./use.ts";
