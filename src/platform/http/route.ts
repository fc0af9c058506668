import type { z } from "zod";
import type { Clock } from "#platform/clock";
import type { Database } from "#platform/database";
import type { Refusal } from "#platform/refusals";
import type { Language, Say } from "#platform/words";
import type { Upload } from "#platform/uploads";

/** Who makes a request: a person's session or an API key, in one workspace. */
export type Caller = {
  readonly workspaceId: string;
  /** The user's or the key's id, for the audit. */
  readonly actor: string;
  readonly kind: "user" | "key";
  /** What the caller may do; a slice's policy names its rights (`customers.read`). */
  readonly rights: ReadonlySet<string>;
};

/** What later slices put into a port of the route's own slice (`Port` of #platform/manifest, which knows routes itself). */
export type Fillings = <T>(opening: { readonly port: string; readonly of?: T }) => readonly T[];

/** What every handler is given. `params`, `query` and `body` are already checked against the route's schemas. */
export type OpenRequest<P, Q, B> = {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly database: Database;
  readonly clock: Clock;
  /** The language that the caller reads (Accept-Language), for texts inside an answer (`detail` of a refused item). */
  readonly language: Language;
  readonly say: Say;
  readonly headers: Headers;
  /** The address that the request came from. */
  readonly address: string;
  /** Aborted when the caller goes away: ends streams. */
  readonly signal: AbortSignal;
  readonly fillings: Fillings;
  /** The file that was sent, where the route takes one; the handler's to keep or to remove. */
  readonly upload?: Upload;
};

/** What a handler inside a workspace is given. */
export type Request<P, Q, B> = OpenRequest<P, Q, B> & {
  readonly caller: Caller;
  /** The version of an `If-Match` header without its quotes; null where none was sent. */
  readonly ifMatch: string | null;
};

/** Work that goes on after the answer: 202, and `/api/tasks/{taskId}` tells how far it is. */
export type Accepted = { readonly accepted: true; readonly taskId: string };

type Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** `/api/customers/{customerId}`. */
  readonly path: string;
  /** One English sentence for the reference page. */
  readonly summary: string;
  readonly tag: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** What the answer is. One with a `version` also gets it as its `ETag`, which `If-Match` then names. */
  readonly answer: A;
  /** Greatest body in bytes; 1 MiB unless told otherwise. */
  readonly bodyLimit?: number;
  /** The body is bytes (`application/octet-stream`), at most so many of them, and goes straight to disk: see `Upload`. */
  readonly upload?: { readonly limit: number };
  /** A batch whose handler reads each item by itself, also as for texts that no database keeps: one bad one is one. */
  readonly itemwise?: boolean;
};

/**
 * One operation of the API inside a workspace, as the server serves it and the OpenAPI document describes it.
 *
 * The handler answers a value (200; 204 for null), a refusal (its problem document), `Accepted` (202) or, for streams
 * and files, a `Response` of its own. Only bugs throw.
 */
export type Route<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> = Shape<P, Q, B, A> & {
  /** The right that the caller needs. */
  readonly right: string;
  readonly handle: (
    request: Request<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<z.input<A> | Refusal | Accepted | Response>;
};

/** An operation before or beside any workspace: first run, sign-in. It sees to its own permission. */
export type OpenRoute<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> = Shape<P, Q, B, A> & {
  /** Guesses at secrets are counted: at most this many requests a minute from one address. */
  readonly perMinute?: number;
  readonly handle: (
    request: OpenRequest<z.output<P>, z.output<Q>, z.output<B>>,
  ) => Promise<z.input<A> | Refusal | Answered<z.input<A>>>;
};

/** An answer with headers of its own (a cookie). */
export type Answered<A> = { readonly answer: A; readonly headers: readonly (readonly [string, string])[] };

/** Declares a route with its types; a manifest lists it under `routes`. */
export function defineRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(route: Route<P, Q, B, A>): Route {
  return route as unknown as Route;
}

/** Declares an open route with its types. */
export function defineOpenRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(route: OpenRoute<P, Q, B, A>): OpenRoute {
  return route as unknown as OpenRoute;
}
