export { buildPage } from "./build.ts";
export { listen, type Listening } from "./listen.ts";
export { words } from "./server.words.ts";
