export { Answered } from "./answered.tsx";
export { Empty } from "./empty.tsx";
export { Failed, useProblemText } from "./failed.tsx";
export { Loading } from "./loading.tsx";
export { words } from "./states.words.ts";
