import { html, raw } from "hono/html";
import { exampleOf, type Field, fieldsOf, type JsonSchema } from "./example.ts";
import { referenceStyle } from "./reference_style.ts";

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
};
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;
type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
  readonly security: readonly object[];
};
/** What the page reads of an OpenAPI document. */
export type Document = {
  readonly info: { readonly title: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

type Entry = { readonly path: string; readonly method: string; readonly operation: Operation };

/** The reference as one page of HTML: operations by subject, what they take and answer, and a curl line that works as shown. */
export async function referencePage(document: Document, nonce: string): Promise<string> {
  const entries = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = document.tags.map(({ name }) => ({
    name,
    entries: entries.filter(({ operation }) => operation.tags.includes(name)),
  }));
  const url = document.servers[0]?.url ?? "";
  return String(
    await html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${document.info.title} API</title>
          <style nonce="${nonce}">
            ${raw(referenceStyle)}
          </style>
        </head>
        <body>
          <div class="page">
            <nav aria-label="Operations">
              ${groups.map(
                (group) =>
                  html`<h2>${group.name}</h2>
                    <ul>
                      ${group.entries.map(
                        (one) =>
                          html`<li>
                            <a href="#${one.operation.operationId}"
                              ><span class="method">${one.method}</span> ${one.path.replace("/api", "")}</a
                            >
                          </li>`,
                      )}
                    </ul>`,
              )}
            </nav>
            <main>
              <h1>${document.info.title} API</h1>
              ${introduction(document.info.description, url)}
              ${groups.map(
                (group) =>
                  html`<h2>${group.name}</h2>
                    ${group.entries.map((one) => operationPart(one, url))}`,
              )}
            </main>
          </div>
        </body>
      </html>`,
  );
}

function introduction(description: string, url: string) {
  return html`<p>${description.replaceAll("`", "")}</p>
    <p>
      A key is made in Settings or by <code>npx vinculo init</code>. The lines below read it from the
      environment: <code>export VINCULO_KEY=vk_…</code>. The machine-readable document is
      <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1) at ${url}.
    </p>`;
}

function operationPart({ path, method, operation }: Entry, url: string) {
  const body = operation.requestBody?.content["application/json"]?.schema;
  const answer = operation.responses["200"]?.content?.["application/json"]?.schema;
  const parameters = operation.parameters.map((one) => ({
    path: one.name,
    type: fieldsOf(one.schema, one.name)[0]?.type ?? "",
    required: one.required,
    about: one.description ?? one.schema.description ?? `in the ${one.in}`,
  }));
  return html`<section>
    <h3 id="${operation.operationId}"><span class="method">${method}</span> ${path}</h3>
    <p>${operation.summary} <span class="soft">${(operation.description ?? "").replaceAll("`", "")}</span></p>
    ${parameters.length > 0 ? fieldTable("Parameters", parameters) : ""}
    ${body ? fieldTable("Body", fieldsOf(body)) : ""} ${answer ? fieldTable("Answer", fieldsOf(answer)) : ""}
    <h4>Example</h4>
    <pre tabindex="0"><code>${curl({ path, method, operation }, url, body)}</code></pre>
  </section>`;
}

function fieldTable(title: string, fields: readonly Field[]) {
  if (fields.length === 0) return "";
  return html`<h4>${title}</h4>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">About</th>
          </tr>
        </thead>
        <tbody>
          ${fields.map(
            (one) =>
              html`<tr>
                <td>
                  <code>${one.path}</code>${one.required ? "" : html` <span class="soft">optional</span>`}
                </td>
                <td>${one.type}</td>
                <td class="soft">${one.about}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

/** A request as a terminal takes it; single quotes in the body are closed and escaped. */
function curl({ path, method, operation }: Entry, url: string, body: JsonSchema | undefined): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters.find((one) => one.name === name);
    return encodeURIComponent(String(exampleOf(parameter?.schema ?? {}, name)));
  });
  const query = operation.parameters
    .filter((one) => one.in === "query" && one.required)
    .map((one) => `${one.name}=${encodeURIComponent(String(exampleOf(one.schema, one.name)))}`);
  const lines = [
    `curl${method === "get" ? "" : ` -X ${method.toUpperCase()}`} '${url}${filled}${query.length > 0 ? `?${query.join("&")}` : ""}'`,
  ];
  if (operation.security.length > 0) lines.push(`-H "Authorization: Bearer $VINCULO_KEY"`);
  if (body) {
    lines.push(`-H 'Content-Type: application/json'`);
    lines.push(`-d '${JSON.stringify(exampleOf(body), null, 2).replaceAll("'", String.raw`'\''`)}'`);
  }
  return lines.join(" \\\n  ");
}
