import type { Context } from "hono";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Refusal } from "#platform/refusals";
import type { Language, Say } from "#platform/words";
import type { Bug } from "./failure.ts";
import type { Caller, Fillings, OpenRoute, Route } from "./route.ts";
import type { Reach } from "./security.ts";

/** Everything that the server needs to serve the slices' routes; `app` puts it together. */
export type Api = {
  readonly routes: readonly Route[];
  readonly fillings: Fillings;
  readonly openRoutes: readonly OpenRoute[];
  readonly reach: Reach;
  /** The database as it stands now; null while it is being started again. */
  readonly database: () => Database | null;
  readonly clock: Clock;
  readonly say: (language: Language) => Say;
  /** Finds out who calls; refuses with 401 or 403. */
  readonly authenticate: (credentials: Credentials) => Promise<Identified | Refusal>;
  readonly onBug: (bug: Bug) => void;
  /** Where bodies of bytes go; a folder of this machine. */
  readonly uploads: string;
  /** Aborted when the server stops: ends streams. */
  readonly stopping: AbortSignal;
};

export type Credentials = {
  readonly headers: Headers;
  readonly database: Database;
  readonly clock: Clock;
  /** The workspace that a session asks for; a key implies its own. */
  readonly workspace: string | null;
};

/** Who calls, with the headers that the answer must carry (a session's renewed cookie). */
export type Identified = {
  readonly caller: Caller;
  readonly headers: readonly (readonly [string, string])[];
};

/** One request on its way through the server. */
export type Exchange = {
  readonly requestId: string;
  readonly language: Language;
  readonly say: Say;
  readonly address: string;
};

export type Env = { Variables: Exchange; Bindings: { incoming?: { socket?: { remoteAddress?: string } } } };
export type Ctx = Context<Env>;
