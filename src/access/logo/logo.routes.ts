import { z } from "zod";
import { recordChange } from "#access/audit";
import { inWorkspace } from "#platform/database";
import { defineRoute, type Request } from "#platform/http";
import { refuse } from "#platform/refusals";
import { readPicture } from "./image.ts";
import { leastSide, logoUpload, logoView, mostBytes, mostSide } from "./logo.contract.ts";
import { deleteLogo, workspaceLogo, writeLogo } from "./logo.store.ts";

const place = { path: "/api/workspace/logo", tag: "Access" } as const;

export const routes = [
  defineRoute({
    ...place,
    method: "get",
    right: "customers.read",
    summary: "The workspace's logo as a picture (PNG, JPEG or WebP); 204 where there is none.",
    answer: z.unknown(),
    handle: async ({ database, caller: { workspaceId } }) => {
      const logo = await inWorkspace(database, workspaceId, (tx) => workspaceLogo(tx, workspaceId));
      if (!logo) return null;
      return new Response(new Uint8Array(logo.bytes), {
        headers: {
          "content-type": logo.type,
          "content-disposition": "inline",
          "cache-control": "private, no-cache",
          etag: `"${logo.updatedAt.getTime()}"`,
        },
      });
    },
  }),
  defineRoute({
    ...place,
    method: "put",
    right: "settings.write",
    summary: "Puts a logo, PNG, JPEG or WebP, up to 512 kB and 4,096 pixels a side.",
    body: logoUpload,
    answer: logoView,
    handle: async (request) => {
      const { body, caller, database, clock } = request;
      const bytes = Buffer.from(body.image, "base64");
      if (bytes.length > mostBytes) return refuse("logo.too_large", {}, { path: "image", status: 422 });
      const picture = readPicture(bytes);
      if (!picture) return refuse("logo.no_picture", {}, { path: "image", status: 422 });
      const sides = [picture.width, picture.height];
      if (sides.some((side) => side < leastSide || side > mostSide))
        return refuse("logo.size", { leastSide, mostSide }, { path: "image", status: 422 });
      const now = clock.now();
      return inWorkspace(database, caller.workspaceId, async (tx) => {
        await writeLogo(tx, caller.workspaceId, picture, bytes, now);
        await recordChange(
          tx,
          { ...changeBy(request), action: "workspace.logo_changed", details: picture },
          now,
        );
        return { ...picture, updatedAt: now.toISOString() };
      });
    },
  }),
  defineRoute({
    ...place,
    method: "delete",
    right: "settings.write",
    summary: "Takes the workspace's logo away.",
    answer: z.null(),
    handle: async (request) => {
      const { caller, database, clock } = request;
      return inWorkspace(database, caller.workspaceId, async (tx) => {
        if (await deleteLogo(tx, caller.workspaceId))
          await recordChange(tx, { ...changeBy(request), action: "workspace.logo_removed" }, clock.now());
        return null;
      });
    },
  }),
];

function changeBy({ caller: { workspaceId, actor, kind } }: Request<unknown, unknown, unknown>) {
  return { workspaceId, actor, actorKind: kind, subject: workspaceId };
}
