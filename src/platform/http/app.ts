import { Hono } from "hono";
import { newId } from "#platform/ids";
import { Refused, refuse } from "#platform/refusals";
import type { Api, Ctx, Env } from "./api.ts";
import { describeBug, refusalOf } from "./failure.ts";
import { preferredLanguage } from "./language.ts";
import { answerRefusal, serveOpenRoute, serveRoute } from "./operation.ts";
import { limiter, type Rate } from "./rate.ts";
import type { OpenRoute, Route } from "./route.ts";
import { checkHost, isLoopback, secure } from "./security.ts";

/** A key may send single events as fast as the record takes them; a person's page asks for a few things at a time. */
const byKey: Rate = { perSecond: 10_000, burst: 20_000 };
const byAddress: Rate = { perSecond: 500, burst: 2_000 };
/** Answers of 401: guesses at credentials are cheap for whoever makes them and cost us a question to the database. */
const failures: Rate = { perSecond: 2, burst: 60 };

/**
 * The API as a Hono application: every route of the slices under the house's rules. Input never leads to a 5xx; every
 * answer that is not a value is a problem document in the caller's language.
 *
 * Under `/api` nothing else answers; the page is mounted on the returned application by `app`.
 */
export function httpApp(api: Api): Hono<Env> {
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    greet(api, c);
    const stranger = checkHost(c.req.header("host") ?? null, api.reach);
    if (stranger) c.res = answerRefusal(c, stranger);
    else await next();
    secure(c.res.headers, api.reach);
    c.res.headers.set("x-request-id", c.get("requestId"));
  });
  app.onError((error, c) => failed(api, error, c));
  const gate = gateOf(api);
  for (const route of inOrder(api.openRoutes)) {
    const { perMinute, method, path } = route;
    app.on(method, pattern(path), async (c) => {
      const refused = perMinute
        ? gate(c, `${c.get("address")} ${method} ${path}`, { perSecond: perMinute / 60, burst: perMinute })
        : gate(c, c.get("address"), byAddress);
      return refused ?? serveOpenRoute(api, route, c);
    });
  }
  for (const route of inOrder(api.routes))
    app.on(route.method, pattern(route.path), async (c) => {
      const { address } = c.var;
      const key = c.req.header("authorization");
      const refused =
        gate(c, `401 ${address}`, failures, 0) ??
        gate(c, key?.slice(0, 200) ?? address, key ? byKey : byAddress);
      if (refused) return refused;
      const answer = await serveRoute(api, route, c);
      if (answer.status === 401) gate(c, `401 ${address}`, failures);
      return answer;
    });
  refuseOtherMethods(app, [...api.openRoutes, ...api.routes]);
  return app;
}

/** Lets a request through, or answers that it comes too soon. */
function gateOf(api: Api): (c: Ctx, name: string, rate: Rate, cost?: 0 | 1) => Response | null {
  const limit = limiter();
  return (c, name, rate, cost) => {
    const seconds = limit(name, rate, api.clock.now(), cost);
    if (seconds === 0) return null;
    const refusal = refuse("http.too_many_requests", { seconds }, { status: 429 });
    return answerRefusal(c, refusal, undefined, { "retry-after": String(seconds) });
  };
}

/** What nobody serves: mounted last. */
export function refuseUnknown(c: Ctx): Response {
  return answerRefusal(c, refuse("http.not_found", { path: c.req.path.slice(0, 200) }, { status: 404 }));
}

function greet(api: Api, c: Ctx): void {
  const language = preferredLanguage(c.req.header("accept-language") ?? null);
  c.set("requestId", newId(api.clock.now()));
  c.set("language", language);
  c.set("say", api.say(language));
  c.set("address", addressOf(c));
}

/** Where the request came from; a proxy on this machine is believed about whom it speaks for. */
function addressOf(c: Ctx): string {
  const direct = c.env?.incoming?.socket?.remoteAddress ?? "unknown";
  const told = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
  return told && isLoopback(direct.replace(/^::ffff:/, "")) ? told.slice(0, 64) : direct;
}

function failed(api: Api, error: unknown, c: Ctx): Response {
  if (error instanceof Refused) return answerRefusal(c, error.refusal);
  const requestId = c.get("requestId");
  const { refusal, isBug } = refusalOf(error, requestId);
  if (isBug) api.onBug(describeBug(error, { requestId, method: c.req.method, route: c.req.routePath }));
  return answerRefusal(c, refusal, undefined, refusal.status === 503 ? { "retry-after": "2" } : {});
}

/** Fixed addresses before those with a parameter in the same place: `/api/customers/count` is no customer. */
function inOrder<R extends Route | OpenRoute>(routes: readonly R[]): R[] {
  const weight = ({ path }: R) => path.replaceAll(/\{\w+\}/g, "\uffff");
  return routes.toSorted((a, b) => (weight(a) < weight(b) ? -1 : weight(a) > weight(b) ? 1 : 0));
}

function pattern(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

function refuseOtherMethods(app: Hono<Env>, routes: readonly (Route | OpenRoute)[]): void {
  const methods = new Map<string, string[]>();
  for (const { path, method } of inOrder(routes))
    methods.set(pattern(path), [...(methods.get(pattern(path)) ?? []), method.toUpperCase()]);
  for (const [path, known] of methods)
    app.all(path, (c) => {
      const { method, path: asked } = c.req;
      const refusal = refuse(
        "http.method_not_allowed",
        { method, path: asked.slice(0, 200) },
        { status: 405 },
      );
      return answerRefusal(c, refusal, undefined, { allow: known.join(", ") });
    });
}
