import { words } from "./http.words.ts";

export type { Api, Credentials, Env, Identified } from "./api.ts";
export { httpApp, refuseUnknown } from "./app.ts";
export type { Bug } from "./failure.ts";
export { describeRefusal, problemOf } from "./problem.ts";
export type { FieldError, Problem } from "./problem.ts";
export { defineOpenRoute, defineRoute } from "./route.ts";
export type {
  Accepted,
  Answered,
  Caller,
  Fillings,
  OpenRequest,
  OpenRoute,
  Request,
  Route,
} from "./route.ts";
export { isLoopback, pagePolicy } from "./security.ts";
export type { Reach } from "./security.ts";

/** Not annotated with its type: manifests know routes, and a type that closes a ring is a ring. `app` checks it. */
export const manifest = {
  name: "platform/http",
  purpose: "Serves the slices' operations over HTTP, each under the same rules.",
  tables: [{ name: "platform.idempotency", key: "local", merge: "none", erase: "delete" }],
  emits: [],
  on: [],
  fills: [],
  words,
} as const;
