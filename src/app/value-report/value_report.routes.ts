import { z } from "zod";
import { type Logo, workspaceLogo } from "#access/logo";
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
    const cover = await inWorkspace(database, caller.workspaceId, async (tx) => ({
      name: (await findWorkspace(tx, caller.workspaceId))?.name ?? "",
      logo: printable(await workspaceLogo(tx, caller.workspaceId)),
      now: clock.now(),
    }));
    const [{ documentOf }, { print }] = await Promise.all([import("./document.ts"), import("./print.ts")]);
    const printed = (logo: string | null) =>
      print(documentOf(figures, { ...cover, logo }, query.lang ?? language));
    // A picture that browsers show may be one that a PDF does not take (an interlaced PNG): the figures matter more.
    const pdf = await printed(cover.logo).catch(() => printed(null));
    const name = `value-${figures.at}.pdf`;
    return new Response(pdf, {
      headers: { "content-type": "application/pdf", "content-disposition": `attachment; filename="${name}"` },
    });
  },
});

/** A logo as paper takes it: PNG or JPEG; null for the others. */
function printable(logo: Logo | null): string | null {
  if (!logo || !/^image\/(png|jpeg)$/.test(logo.type)) return null;
  return `data:${logo.type};base64,${Buffer.from(logo.bytes).toString("base64")}`;
}

export const routes: readonly Route[] = [getReport];
