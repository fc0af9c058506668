import { api } from "./api.ts";
import { ApiProblem, problemOf } from "./problem.ts";

/** How a file goes up. */
export type SendFile<T> = {
  readonly query?: Readonly<Record<string, string | null | undefined>>;
  /** Checks the answer; a contract's zod schema fits. */
  readonly answer: { readonly parse: (value: unknown) => T };
  /** Told how many bytes have left. */
  readonly onSent: (bytes: number) => void;
  readonly signal: AbortSignal;
};

/**
 * Sends a file as the body of a POST, of any size: the browser reads it from the disk as it goes. XMLHttpRequest, since
 * `fetch` does not say how much has left. Same origin and with our own headers, as everything that pages send; what is
 * refused becomes an `ApiProblem`, and an aborted one rejects with the signal's reason.
 */
export function sendFile<T>(path: string, file: Blob, ask: SendFile<T>): Promise<T> {
  const request = new XMLHttpRequest();
  const given = Object.entries(ask.query ?? {}).filter((one): one is [string, string] => Boolean(one[1]));
  const query = new URLSearchParams(given).toString();
  request.open("POST", query ? `${path}?${query}` : path);
  const headers = {
    accept: "application/json",
    "accept-language": document.documentElement.lang,
    "content-type": "application/octet-stream",
    ...api.headers(),
  };
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
  return new Promise((resolve, reject) => {
    const stop = (): void => request.abort();
    ask.signal.addEventListener("abort", stop);
    request.upload.addEventListener("progress", ({ loaded }) => ask.onSent(loaded));
    request.addEventListener("abort", () => reject(ask.signal.reason as Error));
    request.addEventListener("error", () => reject(new ApiProblem("web.offline", 0, "")));
    request.addEventListener("load", () => void answered(request, ask).then(resolve, reject));
    request.addEventListener("loadend", () => ask.signal.removeEventListener("abort", stop));
    request.send(file);
  });
}

async function answered<T>({ status, responseText }: XMLHttpRequest, { answer }: SendFile<T>): Promise<T> {
  if (status === 401) api.signedOut();
  if (status < 200 || status > 299) throw await problemOf(new Response(responseText, { status }));
  return answer.parse(JSON.parse(responseText));
}
