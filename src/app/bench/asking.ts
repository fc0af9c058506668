/** Whom to ask over HTTP, as a program with a key does. */
export type Api = { readonly origin: string; readonly key: string };

export type Answered = { readonly ms: number; readonly status: number; readonly body: unknown };

/** Asks once, reads the answer to its end, and tells how long that took: what somebody waits for. */
export async function ask({ origin, key }: Api, path: string): Promise<Answered> {
  const from = performance.now();
  const answer = await fetch(`${origin}${path}`, { headers: { authorization: `Bearer ${key}` } });
  const text = await answer.text();
  const ms = performance.now() - from;
  return { ms, status: answer.status, body: text === "" ? null : JSON.parse(text) };
}

/** Hands over a batch of items. */
export async function post({ origin, key }: Api, path: string, items: readonly object[]): Promise<void> {
  const answer = await fetch(`${origin}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ items }),
  });
  const told = (await answer.json()) as { refused?: readonly unknown[] };
  if (answer.status !== 200 || (told.refused?.length ?? 0) > 0)
    throw new Error(`${path}: ${answer.status} ${JSON.stringify(told).slice(0, 500)}`);
}

/** The GET routes that the API declares, as its document names them. */
export async function routesOf(api: Api): Promise<Set<string>> {
  const { body } = await ask(api, "/api/openapi.json");
  const { paths } = body as { paths: Record<string, Record<string, unknown>> };
  return new Set(Object.keys(paths).filter((path) => paths[path]?.["get"] !== undefined));
}
