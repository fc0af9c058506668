import { expect, test } from "vitest";
import { problemOf } from "./problem.ts";
import { changeOf } from "./stream.ts";

test("a problem document tells its id, its text and what is wrong where", async () => {
  const body = {
    type: "urn:vinculo:http.body_invalid",
    status: 400,
    detail: "No es válido.",
    errors: [
      { path: "email", message: "No es un correo." },
      { path: "items[3].amount", message: "Falta." },
    ],
  };
  const problem = await problemOf(new Response(JSON.stringify(body), { status: 400 }));
  expect(problem).toMatchObject({ id: "http.body_invalid", status: 400, detail: "No es válido." });
  expect(problem.at("email")).toBe("No es un correo.");
  expect(problem.at("items[3].amount")).toBe("Falta.");
  expect(problem.at("name")).toBeUndefined();
});

test("a refusal of one place stands beside it", async () => {
  const body = { type: "urn:vinculo:access.setup_token_wrong", detail: "No es.", path: "token" };
  expect((await problemOf(new Response(JSON.stringify(body), { status: 403 }))).at("token")).toBe("No es.");
});

test("what is no problem document still is a problem", async () => {
  const problem = await problemOf(new Response("<h1>Bad gateway</h1>", { status: 502 }));
  expect(problem).toMatchObject({ id: "web.unexpected", status: 502, errors: [] });
});

test("of the stream only changes count", () => {
  const data = { kind: "customer", customerIds: ["a"] };
  expect(changeOf(`event: changed\ndata: ${JSON.stringify(data)}`)).toEqual(data);
  expect(changeOf('event: changed\r\ndata:{\r\ndata:"kind":"value"}')).toEqual({ kind: "value" });
  expect(
    [":", "retry: 2000", 'event: other\ndata: {"kind":"value"}', "event: changed\ndata: {}"].map(changeOf),
  ).toEqual([null, null, null, null]);
});
