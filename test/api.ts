import { z } from "zod";
import { insertWorkspace } from "#access/workspaces";
import type { Clock } from "#platform/clock";
import { type Database, inEngine } from "#platform/database";
import type { Route } from "#platform/http";
import { filled, type Manifest } from "#platform/manifest";
import { newId } from "#platform/ids";
import { isRefusal, type Refusal } from "#platform/refusals";
import { speaker, type Words } from "#platform/words";

/** What a test calls a handler with; the schemas of the route are applied as the server applies them. */
export type Call = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly ifMatch?: string;
};

/** A caller of one workspace who may do everything: handlers without the server, on the real database. */
export type ApiCaller = {
  readonly workspaceId: string;
  /** The answer, checked against the route's own schema; a refusal is an error. */
  readonly ask: <T>(route: Route, call?: Call) => Promise<T>;
  /** The answer or the refusal, whichever it is. */
  readonly answer: (route: Route, call?: Call) => Promise<unknown>;
  readonly refused: (route: Route, call?: Call) => Promise<Refusal>;
};

export function apiCaller(
  database: Database,
  workspaceId: string,
  clock: Clock,
  words: readonly Words[] = [],
  slices: readonly Manifest[] = [],
): ApiCaller {
  const say = speaker("en", words);
  async function answer(
    route: Route,
    { params = {}, query = {}, body, ifMatch }: Call = {},
  ): Promise<unknown> {
    const outcome = await route.handle({
      params: (route.params ?? z.any()).parse(params),
      query: (route.query ?? z.any()).parse(query),
      body: (route.body ?? z.any()).parse(body),
      caller: { workspaceId, actor: "test", kind: "key", rights: new Set([route.right]) },
      database,
      clock,
      language: "en",
      say,
      headers: new Headers(),
      address: "127.0.0.1",
      signal: new AbortController().signal,
      fillings: (opening) => filled(opening, slices),
      ifMatch: ifMatch ?? null,
    });
    return isRefusal(outcome) ? outcome : route.answer.parse(outcome);
  }
  return {
    workspaceId,
    answer,
    ask: async <T>(route: Route, call: Call = {}) => {
      const given = await answer(route, call);
      if (isRefusal(given)) throw new Error(`refused: ${given.id}`);
      return given as T;
    },
    refused: async (route, call = {}) => {
      const given = await answer(route, call);
      if (!isRefusal(given)) throw new Error("it was not refused");
      return given;
    },
  };
}

/** A new workspace. */
export async function newWorkspace(
  database: Database,
  now: Date,
  currency: string | null = "EUR",
  zone = "Europe/Madrid",
): Promise<string> {
  const workspaceId = newId(now);
  await inEngine(database, (tx) =>
    insertWorkspace(tx, { workspaceId, name: "Tostadero", zone, currency }, now),
  );
  return workspaceId;
}
