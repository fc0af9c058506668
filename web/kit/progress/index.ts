export { Progress } from "./progress.tsx";
export { Steps } from "./steps.tsx";
export { words } from "./progress.words.ts";
