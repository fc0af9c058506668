import { z } from "zod";
import { findWorkspace } from "#access/workspaces";
import { atQuery } from "#differentiate/snapshots";
import { inWorkspace } from "#platform/database";
import { defineRoute, type Route } from "#platform/http";
import { isRefusal } from "#platform/refusals";
import { languages } from "#platform/words";
import { figuresAt } from "./figures.ts";

const getReport = defineRoute({
  method: "get",
  path: "/api/value/report",
  right: "value.read",
  tag: "Value",
  summary:
    "The value of the customers at the end of a date, today by default, as a PDF to print. A large workspace's date that is not worked out yet answers 202 and a task.",
  query: atQuery.extend({ lang: z.enum(languages).optional() }),
  answer: z.unknown(),
  handle: async ({ query, language, ...request }) => {
    const found = await figuresAt(request, query.at);
    if (isRefusal(found) || "accepted" in found) return found;
    const { figures } = found;
    const { database, caller, clock } = request;
    const workspace = await inWorkspace(database, caller.workspaceId, (tx) =>
      findWorkspace(tx, caller.workspaceId),
    );
    const cover = { name: workspace?.name ?? "", logo: null, now: clock.now() };
    const [{ documentOf }, { print }] = await Promise.all([import("./document.ts"), import("./print.ts")]);
    const pdf = await print(documentOf(figures, cover, query.lang ?? language));
    const name = `value-${figures.at}.pdf`;
    return new Response(pdf, {
      headers: { "content-type": "application/pdf", "content-disposition": `attachment; filename="${name}"` },
    });
  },
});

export const routes: readonly Route[] = [getReport];
