#!/usr/bin/env node
// Plain JavaScript on purpose: this file runs under whatever Node the host has, everything behind it needs 24.
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const needed = 24;
const here = fileURLToPath(import.meta.url);

if (Number.parseInt(process.versions.node, 10) >= needed) await run();
else runUnder(findNode());

async function run() {
  try {
    const { main } = await import("#app/cli");
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (error?.code !== "ERR_MODULE_NOT_FOUND" || !error.message.includes("Cannot find package")) throw error;
    refuse(
      "Faltan las dependencias de Vínculo: ejecuta `npm ci` en su carpeta.",
      "Vínculo's dependencies are missing: run `npm ci` in its folder.",
    );
  }
}

/** The Node that npm installed with us as an optional dependency, if it has one for this platform. */
function findNode() {
  try {
    const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  } catch {
    return undefined;
  }
}

function runUnder(node) {
  if (!node) return refuseNode();
  const child = spawn(node, [here, ...process.argv.slice(2)], { stdio: "inherit" });
  child.on("error", refuseNode);
  const forward = (signal) => {
    // Ctrl-C reaches the child by itself, as a member of the terminal's group; twice would mean "at once".
    if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP", "SIGUSR2"];
  for (const signal of signals) process.on(signal, forward);
  child.on("exit", (code, signal) => {
    for (const one of signals) process.off(one, forward);
    if (signal) {
      // We end the way the child ended; the code is for the case in which the signal does not end us.
      process.exitCode = 128 + constants.signals[signal];
      process.kill(process.pid, signal);
    } else process.exitCode = code;
  });
}

function refuseNode() {
  refuse(
    `Vínculo necesita Node ${needed} o posterior y este es ${process.version}: ejecuta \`npm ci\` sin \`--omit=optional\`, o instala Node ${needed} desde https://nodejs.org.`,
    `Vínculo needs Node ${needed} or later and this is ${process.version}: run \`npm ci\` without \`--omit=optional\`, or install Node ${needed} from https://nodejs.org.`,
  );
}

function refuse(spanish, english) {
  process.stderr.write(`${spanish}\n${english}\n`);
  process.exitCode = 1;
}
