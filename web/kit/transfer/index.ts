export { FileDrop } from "./file_drop.tsx";
export { SaveButton } from "./save_button.tsx";
export { useSending } from "./use_sending.ts";
export type { Sending } from "./use_sending.ts";
export { words } from "./transfer.words.ts";
