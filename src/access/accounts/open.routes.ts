import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { Database } from "#platform/database";
import { defineOpenRoute, type OpenRoute } from "#platform/http";
import { isRefusal, refuse } from "#platform/refusals";
import { credentials, sessionView, setup, setupView } from "./accounts.contract.ts";
import { establish } from "./establish.ts";
import type { SessionSettings } from "./sessions.ts";
import { isSetupNeeded, sessionsIn, viewOf } from "./signed_in.ts";

const tag = "Access";

/** Guesses a minute from one address. */
const guesses = 20;

/** The operations before any workspace: first run, sign-in, sign-out. `token` is asked for on the first run if set. */
export function openRoutes(settings: SessionSettings, token: string | null): OpenRoute[] {
  const { open, find, close } = book(settings);
  return [
    defineOpenRoute({
      method: "get",
      path: "/api/setup",
      tag,
      summary: "Whether the first run is still to come.",
      answer: setupView,
      handle: async ({ database }) => {
        const needed = await isSetupNeeded(database);
        return { needed, tokenNeeded: needed && token !== null };
      },
    }),
    defineOpenRoute({
      method: "post",
      path: "/api/setup",
      tag,
      summary: "The first run: makes the first workspace with its owner and signs them in.",
      perMinute: guesses,
      body: setup,
      answer: sessionView,
      handle: async ({ database, clock, headers, body: { token: given = "", ...founding } }) => {
        if (token !== null && !isSame(given, token)) {
          return (await isSetupNeeded(database))
            ? refuse("access.setup_token_wrong", {}, { status: 403, path: "token" })
            : refuse("access.setup_done", {}, { status: 409 });
        }
        const also = () => Promise.resolve();
        const founded = await establish(database, founding, clock.now(), { onlyFirst: true, also });
        return isRefusal(founded) ? founded : open(database, founding, headers);
      },
    }),
    defineOpenRoute({
      method: "get",
      path: "/api/session",
      tag,
      summary: "Who is signed in, and in which workspaces they may do what.",
      answer: sessionView,
      handle: ({ database, headers }) => find(database, headers),
    }),
    defineOpenRoute({
      method: "post",
      path: "/api/session",
      tag,
      summary: "Signs in by e-mail and password; the answer sets the session's cookie.",
      perMinute: guesses,
      body: credentials,
      answer: sessionView,
      handle: ({ database, body, headers }) => open(database, body, headers),
    }),
    defineOpenRoute({
      method: "delete",
      path: "/api/session",
      tag,
      summary: "Signs out.",
      answer: z.null(),
      handle: ({ database, headers }) => close(database, headers),
    }),
  ];
}

function book(settings: SessionSettings) {
  const wrong = refuse("access.credentials_wrong", {}, { status: 401 });
  return {
    open: async (database: Database, given: { email: string; password: string }, headers: Headers) => {
      const sessions = await sessionsIn(database, settings);
      const signedIn = await sessions.open(given.email, given.password, headers);
      const answer = signedIn && (await viewOf(database, signedIn.userId));
      return signedIn && answer ? { answer, headers: signedIn.headers } : wrong;
    },
    find: async (database: Database, headers: Headers) => {
      const found = headers.has("cookie") ? await (await sessionsIn(database, settings)).find(headers) : null;
      const answer = found && (await viewOf(database, found.userId));
      if (!found || !answer) return refuse("access.sign_in_needed", {}, { status: 401 });
      return { answer, headers: found.headers };
    },
    close: async (database: Database, headers: Headers) => ({
      answer: null,
      headers: await (await sessionsIn(database, settings)).close(headers),
    }),
  };
}

/** In constant time, whatever the lengths. */
function isSame(a: string, b: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
