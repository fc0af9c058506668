import type { z } from "zod";
import { isRefusal, refuse, type Refusal } from "#platform/refusals";
import type { Api, Ctx, Identified } from "./api.ts";
import { readBody } from "./body.ts";
import { check, queryOf, unusableAmong } from "./check.ts";
import { once } from "./idempotency.ts";
import { type FieldError, problemOf, problemResponse } from "./problem.ts";
import type { Answered, OpenRequest, OpenRoute, Request, Route } from "./route.ts";
import { checkOrigin } from "./security.ts";
import { receive, type Upload } from "#platform/uploads";

/** Serves one operation inside a workspace: who calls, may they, is the input right, then the handler. */
export async function serveRoute(api: Api, route: Route, c: Ctx): Promise<Response> {
  const database = api.database();
  if (!database) return answerRefusal(c, refuse("http.database_unavailable", {}, { status: 503 }));
  const identified = await api.authenticate({
    headers: c.req.raw.headers,
    database,
    clock: api.clock,
    workspace: c.req.header("x-vinculo-workspace") ?? null,
  });
  if (isRefusal(identified)) return answerRefusal(c, identified);
  const { caller } = identified;
  const refused = mayNot(api, route, c, identified);
  if (refused) return answerRefusal(c, refused);
  const read = await readInput(api, route, c);
  if (read instanceof Response) return read;
  const request: Request<unknown, unknown, unknown> = {
    ...openRequest(api, c, database, read),
    caller,
    ifMatch: unquoted(c.req.header("if-match")),
  };
  const handle = async () => answer(c, route.answer, await route.handle(request));
  const response = isRead(route)
    ? await handle()
    : await once({ request, key: c.req.header("idempotency-key"), route, text: read.text }, c, handle);
  for (const [name, value] of identified.headers) response.headers.append(name, value);
  return response;
}

/** Serves one operation that needs no workspace. */
export async function serveOpenRoute(api: Api, route: OpenRoute, c: Ctx): Promise<Response> {
  const database = api.database();
  if (!database) return answerRefusal(c, refuse("http.database_unavailable", {}, { status: 503 }));
  const foreign = isRead(route) ? null : checkOrigin(c.req.raw.headers, api.reach);
  if (foreign) return answerRefusal(c, foreign);
  const read = await readInput(api, route, c);
  if (read instanceof Response) return read;
  const outcome = await route.handle(openRequest(api, c, database, read));
  if (!isAnswered(outcome)) return answer(c, route.answer, outcome);
  const response = answer(c, route.answer, outcome.answer);
  for (const [name, value] of outcome.headers) response.headers.append(name, value);
  return response;
}

/** A refusal as this exchange's answer. */
export function answerRefusal(
  c: Ctx,
  refusal: Refusal,
  errors?: readonly FieldError[],
  headers?: Readonly<Record<string, string>>,
): Response {
  return problemResponse(problemOf(refusal, c.get("say"), errors), headers);
}

function isRead(route: { method: Route["method"] }): boolean {
  return route.method === "get";
}

function mayNot(api: Api, route: Route, c: Ctx, { caller }: Identified): Refusal | null {
  if (caller.kind === "user" && !isRead(route)) {
    const foreign = checkOrigin(c.req.raw.headers, api.reach);
    if (foreign) return foreign;
  }
  return caller.rights.has(route.right)
    ? null
    : refuse("http.right_missing", { right: route.right }, { status: 403 });
}

type Input = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** The body word for word, or what stands for it: by this a request is known again. */
  readonly text: string;
  readonly upload?: Upload;
};

/** The three parts of the input, checked; or the answer that says what is wrong. */
async function readInput(api: Api, route: Route | OpenRoute, c: Ctx): Promise<Input | Response> {
  const params = c.req.param() as Record<string, string>;
  const query = queryOf(new URL(c.req.url).searchParams);
  const unusable = unusableAmong({ ...params, ...query });
  if (unusable.length > 0) return wrong(c, "http.query_invalid", translated(c, unusable));
  const checkedParams = check(route.params, params, exchange(c));
  if ("wrong" in checkedParams) return wrong(c, "http.path_invalid", checkedParams.wrong);
  const checkedQuery = check(route.query, query, exchange(c));
  if ("wrong" in checkedQuery) return wrong(c, "http.query_invalid", checkedQuery.wrong);
  const input = { params: checkedParams.value, query: checkedQuery.value, body: undefined, text: "" };
  if (route.upload) {
    const upload = await receive(c.req.raw, api.uploads, route.upload.limit, api.clock.now());
    return isRefusal(upload) ? answerUnread(c, upload) : { ...input, text: upload.sha256, upload };
  }
  if (!route.body) return input;
  const read = await readBody(c.req.raw, route);
  if (isRefusal(read)) return answerUnread(c, read);
  const body = check(route.body, read.value, exchange(c));
  if ("wrong" in body) return wrong(c, "http.body_invalid", body.wrong, 422);
  return { ...input, body: body.value, text: read.text };
}

/** Nobody waits for the rest of a body that is refused for its size. */
function answerUnread(c: Ctx, refusal: Refusal): Response {
  return answerRefusal(c, refusal, undefined, refusal.status === 413 ? { connection: "close" } : {});
}

function wrong(c: Ctx, id: string, errors: readonly FieldError[], status = 400): Response {
  return answerRefusal(c, refuse(id, {}, { status }), errors);
}

function translated(c: Ctx, errors: readonly FieldError[]): FieldError[] {
  return errors.map(({ path, message }) => ({ path, message: c.get("say")(message) }));
}

function exchange(c: Ctx): { language: Ctx["var"]["language"]; say: Ctx["var"]["say"] } {
  return { language: c.get("language"), say: c.get("say") };
}

function openRequest(
  api: Api,
  c: Ctx,
  database: OpenRequest<unknown, unknown, unknown>["database"],
  { params, query, body, upload }: Input,
): OpenRequest<unknown, unknown, unknown> {
  return {
    params,
    query,
    body,
    database,
    clock: api.clock,
    language: c.get("language"),
    say: c.get("say"),
    headers: c.req.raw.headers,
    address: c.get("address"),
    signal: AbortSignal.any([c.req.raw.signal, api.stopping]),
    fillings: api.fillings,
    ...(upload ? { upload } : {}),
  };
}

/** Turns what a handler gave into the answer; what does not fit the route's own schema is a bug. */
function answer(c: Ctx, schema: z.ZodType, outcome: unknown): Response {
  if (isRefusal(outcome)) return answerRefusal(c, outcome);
  if (outcome instanceof Response) return outcome;
  if (isAccepted(outcome))
    return Response.json(
      { taskId: outcome.taskId },
      { status: 202, headers: { location: `/api/tasks/${outcome.taskId}` } },
    );
  if (outcome === null || outcome === undefined) return new Response(null, { status: 204 });
  const fitting = schema.parse(outcome) as { version?: unknown };
  const { version } = fitting;
  const tagged = typeof version === "number" || typeof version === "string";
  return Response.json(fitting, tagged ? { headers: { etag: `"${version}"` } } : {});
}

function isAccepted(outcome: unknown): outcome is { taskId: string } {
  const one = outcome as { accepted?: unknown; taskId?: unknown } | null;
  return one?.accepted === true && typeof one.taskId === "string";
}

function isAnswered(outcome: unknown): outcome is Answered<unknown> {
  return typeof outcome === "object" && outcome !== null && "answer" in outcome && "headers" in outcome;
}

function unquoted(tag: string | undefined): string | null {
  return tag === undefined ? null : tag.trim().replace(/^(W\/)?"(.*)"$/, "$2");
}
