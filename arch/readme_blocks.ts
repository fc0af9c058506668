/** The contents of the fenced `sh` blocks of a Markdown text, in order; indented fences (in lists) count. */
export function blocksOf(markdown: string): string[] {
  const blocks: string[] = [];
  let open: { fence: string; indent: number; lines: string[] | null } | null = null;
  for (const line of markdown.split(/\r?\n/)) {
    const fence = /^(\s*)(`{3,}|~{3,})\s*(\S*)/.exec(line);
    if (open && fence && fence[2]?.startsWith(open.fence) && fence[3] === "") {
      if (open.lines) blocks.push(open.lines.join("\n"));
      open = null;
    } else if (open) {
      open.lines?.push(line.slice(Math.min(open.indent, line.length - line.trimStart().length)));
    } else if (fence) {
      const shell = /^(sh|bash|shell|console)$/.test(fence[3] ?? "");
      open = { fence: fence[2] ?? "", indent: fence[1]?.length ?? 0, lines: shell ? [] : null };
    }
  }
  if (open) throw new Error("a fenced block is never closed");
  return blocks;
}

/** A block's commands. Without a server it runs as one script; with one, what comes before, the server, what follows. */
export function stepsOf(block: string): string[] {
  const steps: string[][] = [[]];
  for (const line of block.split("\n")) {
    const command = line.replace(/^\s*\$\s+/, "");
    if (isServer(command)) steps.push([command], []);
    else steps.at(-1)?.push(command);
  }
  return steps
    .map((lines) => lines.join("\n").trim())
    .filter((step) => step.replaceAll(/^\s*#.*$/gm, "").trim() !== "");
}

/** Whether a line starts what runs until it is stopped. */
export function isServer(line: string): boolean {
  return (
    /(^|&&\s*|[A-Z_]+=\S+\s+)(npm (run )?start|npx vinculo (start|worker))\b(?!.*--help)/.test(line) &&
    !line.includes("\n")
  );
}
