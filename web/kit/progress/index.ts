export { Progress } from "./progress.tsx";
export { words } from "./progress.words.ts";
