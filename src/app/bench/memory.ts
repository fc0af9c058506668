import { readdirSync, readFileSync } from "node:fs";

/** Memory of a process and all that it started, in bytes, split by what runs. */
export type Memory = { readonly node: number; readonly postgres: number };

/**
 * Samples the proportional set size of a process tree until stopped and answers the greatest sum seen. PSS and not RSS:
 * PostgreSQL's processes share their buffers, and a sum of RSS would count them once a process. Linux only; null elsewhere.
 */
export function watchMemory(pid: number, every = 50): () => Memory | null {
  let most: Memory | null = null;
  const sample = (): void => {
    const now = memoryOf(pid);
    if (now && (!most || now.node + now.postgres > most.node + most.postgres)) most = now;
  };
  const timer = setInterval(sample, every);
  return () => {
    clearInterval(timer);
    return most;
  };
}

function memoryOf(root: number): Memory | null {
  let node = 0;
  let postgres = 0;
  for (const pid of treeOf(root)) {
    const size = pss(pid);
    if (nameOf(pid) === "postgres") postgres += size;
    else node += size;
  }
  return node > 0 ? { node, postgres } : null;
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of safely(() => readdirSync("/proc"), [])) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${entry}/status`))?.[1];
    if (parent) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), Number(entry)]);
  }
  const tree = [root];
  for (let at = 0; at < tree.length; at += 1) tree.push(...(children.get(tree[at] ?? 0) ?? []));
  return tree;
}

function nameOf(pid: number): string {
  return read(`/proc/${pid}/comm`).trim();
}

function pss(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

function read(path: string): string {
  return safely(() => readFileSync(path, "utf8"), "");
}

/** A process may end while it is being looked at. */
function safely<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
