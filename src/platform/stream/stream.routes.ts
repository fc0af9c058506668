import { z } from "zod";
import { defineRoute } from "#platform/http";
import { openStream } from "./stream.ts";

export const routes = [
  defineRoute({
    method: "get",
    path: "/api/stream",
    right: "customers.read",
    tag: "Changes",
    summary:
      "What changes, as it changes: server-sent events `changed` with `{kind, customerIds?}`; ask again for what they name.",
    answer: z.unknown(),
    handle: ({ database, caller: { workspaceId }, signal }) => openStream(database, workspaceId, signal),
  }),
];
