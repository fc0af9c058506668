export { App } from "./app.tsx";
export { words } from "./shell.words.ts";
