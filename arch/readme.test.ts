import { expect, test } from "vitest";
import { blocksOf, isServer, stepsOf } from "./readme_blocks.ts";

const sample = `# Vínculo

\`\`\`sh
npm ci && npx vinculo analyze examples/orders.csv
\`\`\`

\`\`\`json
{ "a": 1 }
\`\`\`

- in a list
  \`\`\`bash
  # a comment
  npx vinculo doctor
    --json
  \`\`\`

~~~~sh
echo '\`\`\`'
~~~
~~~~
`;

test("every shell block is found, and nothing else", () => {
  expect(blocksOf(sample)).toEqual([
    "npm ci && npx vinculo analyze examples/orders.csv",
    "# a comment\nnpx vinculo doctor\n  --json",
    "echo '```'\n~~~",
  ]);
});

test("a block that is never closed is an error, not a block less", () => {
  expect(() => blocksOf("```sh\nnpm ci")).toThrow(/never closed/);
});

test("a server is a step of its own", () => {
  expect(
    stepsOf("npm ci\nnpx vinculo init\nPORT=4700 npx vinculo start\n# then\n$ npx vinculo doctor"),
  ).toEqual(["npm ci\nnpx vinculo init", "PORT=4700 npx vinculo start", "# then\nnpx vinculo doctor"]);
  expect(stepsOf("# only a comment\n")).toEqual([]);
});

test("what ends by itself is no server", () => {
  expect(isServer("npm start")).toBe(true);
  expect(isServer("npm ci && npx vinculo start")).toBe(true);
  expect(isServer("npx vinculo start --help")).toBe(false);
  expect(isServer("npx vinculo analyze start.csv")).toBe(false);
});
