import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "./house.ts";

/**
 * `npm run check`: what can be known without running the product. All at once, since each waits for the disk and the
 * compiler in turn (on 2 cores together they take little more than the slowest alone); a failing tool's output follows
 * its line.
 */
const steps: readonly (readonly [string, readonly string[]])[] = [
  ["format", ["oxfmt", "--check"]],
  ["lint", ["oxlint", "--type-aware", "--deny-warnings", "--report-unused-disable-directives"]],
  ["types", ["tsc"]],
  ["laws", ["vitest", "run", "--root", ".", "--config", "arch/vitest.config.ts", "--reporter", "dot"]],
  ["dead code", ["knip", "--no-progress", "--treat-config-hints-as-errors"]],
];

const begun = performance.now();
const passed = await Promise.all(steps.map(([name, command]) => run(name, command)));
const failed = passed.filter((one) => !one).length;
console.log(`${failed ? `${failed} of ${steps.length} failed` : "all passed"} in ${seconds(begun)} s`);
process.exitCode = failed ? 1 : 0;

async function run(name: string, [tool = "", ...given]: readonly string[]): Promise<boolean> {
  const start = performance.now();
  const output: Buffer[] = [];
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(join(root, "node_modules/.bin", tool), given, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"]}` },
    });
    child.stdout.on("data", (some: Buffer) => output.push(some));
    child.stderr.on("data", (some: Buffer) => output.push(some));
    child.on("error", (error) => output.push(Buffer.from(`${error}\n`)));
    child.on("close", resolve);
  });
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name.padEnd(10)} ${seconds(start).padStart(5)} s`);
  if (code !== 0) process.stdout.write(Buffer.concat(output));
  return code === 0;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
