export { Choice } from "./choice.tsx";
export type { Option } from "./choice.tsx";
export { Sentence } from "./sentence.tsx";
