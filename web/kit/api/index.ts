export { api } from "./api.ts";
export type { Ask } from "./api.ts";
export { ApiProblem, isProblem } from "./problem.ts";
export { sendFile } from "./send_file.ts";
export type { SendFile } from "./send_file.ts";
export { followChanges } from "./stream.ts";
export { useApi, useKeyset, useSend } from "./use.ts";
export type { Keyset } from "./use.ts";
