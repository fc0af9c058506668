export { Shares } from "./shares.tsx";
export type { Share } from "./shares.tsx";
