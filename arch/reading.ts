import { type Argument, parseSync, Visitor } from "oxc-parser";

/** What one source says: its imports of every kind, its texts, the calls and names that laws ask about. */
export type Reading = {
  readonly imports: readonly { readonly specifier: string; readonly typeOnly: boolean }[];
  /** String literals and templates, a template's expressions as `?`; of a migration its text without comments. */
  readonly texts: readonly string[];
  /** Calls of a function by name (`refuse`, `say`), with the literals that their first argument may be. */
  readonly calls: readonly Call[];
  /** Names of members read (`database.engine`) or taken apart (`{ engine }`). */
  readonly members: ReadonlySet<string>;
  /** Names imported from elsewhere. */
  readonly imported: ReadonlySet<string>;
};

/** `keys` are literals or, with `*` for an expression, patterns; `open` where the argument holds something else too. */
export type Call = { readonly name: string; readonly keys: readonly string[]; readonly open: boolean };

/** @throws where a source does not parse: laws must not pass over what they could not read */
export function readSource(path: string, text: string): Reading {
  if (path.endsWith(".sql")) {
    const bare = text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, "");
    return { imports: [], texts: [bare], calls: [], members: new Set(), imported: new Set() };
  }
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path} does not parse: ${parsed.errors[0]?.message}`);
  const found = walk(parsed.program);
  const { staticImports, staticExports, dynamicImports } = parsed.module;
  const typed = (start: number): boolean => /^(import|export)\s+type\b/.test(text.slice(start, start + 40));
  const imports = [
    ...staticImports.map((one) => ({ specifier: one.moduleRequest.value, typeOnly: typed(one.start) })),
    ...staticExports.flatMap((one) =>
      one.entries
        .filter((entry) => entry.moduleRequest)
        .map((entry) => ({ specifier: entry.moduleRequest?.value ?? "", typeOnly: typed(one.start) })),
    ),
    ...dynamicImports.flatMap((one) => {
      const request = text.slice(one.moduleRequest.start, one.moduleRequest.end);
      return /^["'`][^$]*["'`]$/.test(request) ? [{ specifier: request.slice(1, -1), typeOnly: false }] : [];
    }),
    ...found.importTypes.map((specifier) => ({ specifier, typeOnly: true })),
  ];
  const imported = new Set(
    staticImports.flatMap((one) =>
      one.entries.map((entry) => entry.importName.name ?? entry.localName.value),
    ),
  );
  return { imports, texts: found.texts, calls: found.calls, members: found.members, imported };
}

type Program = ReturnType<typeof parseSync>["program"];

function walk(program: Program) {
  const importTypes: string[] = [];
  const texts: string[] = [];
  const calls: Call[] = [];
  const members = new Set<string>();
  new Visitor({
    TSImportType: (node) => void importTypes.push(node.source.value),
    Literal: (node) => {
      if (typeof node.value === "string") texts.push(node.value);
    },
    TemplateLiteral: (node) =>
      void texts.push(node.quasis.map((one) => one.value.cooked ?? one.value.raw).join("?")),
    MemberExpression: (node) => {
      if (node.property.type === "Identifier") members.add(node.property.name);
    },
    ObjectPattern: (node) => {
      for (const one of node.properties) {
        if (one.type === "Property" && one.key.type === "Identifier") members.add(one.key.name);
      }
    },
    CallExpression: (node) => {
      const { callee, arguments: given } = node;
      const last = callee.type === "MemberExpression" ? callee.property : callee;
      const first = given[0];
      if ((last.type !== "Identifier" && last.type !== "PrivateIdentifier") || !first) return;
      calls.push({ name: last.name, ...literalsIn(first) });
    },
  }).visit(program);
  return { importTypes, texts, calls, members };
}

/** The literals of an argument such as `"a.b"`, `x ? "a.b" : "a.c"` or `` `a.${x}` `` (the pattern `a.*`). */
function literalsIn(node: Argument): Pick<Call, "keys" | "open"> {
  if (node.type === "Literal" && typeof node.value === "string") return { keys: [node.value], open: false };
  if (node.type === "TemplateLiteral") {
    return { keys: [node.quasis.map((one) => one.value.cooked ?? one.value.raw).join("*")], open: false };
  }
  if (node.type !== "ConditionalExpression") return { keys: [], open: true };
  const branches = [literalsIn(node.consequent), literalsIn(node.alternate)];
  return { keys: branches.flatMap((one) => one.keys), open: branches.some((one) => one.open) };
}
