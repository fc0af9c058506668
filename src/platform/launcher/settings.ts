import { statfsSync } from "node:fs";
import { totalmem } from "node:os";

const MB = 2 ** 20;
const GB = 2 ** 30;

export type Machine = {
  /** Bytes of memory that we may use. */
  readonly memory: number;
  /** Bytes free on the disk of the data. */
  readonly disk: number;
  /** Bytes of /dev/shm, where parallel queries share memory; containers often give 64 MB. */
  readonly sharedMemory: number;
};

/** What this machine (or the container's limit) gives. */
export function machineAt(folder: string): Machine {
  const limit = process.constrainedMemory();
  return {
    memory: limit > 0 ? Math.min(limit, totalmem()) : totalmem(),
    disk: bytesOf(folder, "bavail"),
    sharedMemory: process.platform === "linux" ? bytesOf("/dev/shm", "blocks") : Infinity,
  };
}

/** PostgreSQL's settings for a machine; a temporary cluster gives up every durability, because it is thrown away. */
export function settingsFor(machine: Machine, temporary: boolean): Record<string, string> {
  const buffers = temporary ? 64 * MB : within(machine.memory / 4, 32 * MB, 2 * GB);
  return {
    shared_buffers: megabytes(buffers),
    effective_cache_size: megabytes(Math.max(machine.memory * 0.6, 64 * MB)),
    work_mem: megabytes(within(machine.memory / 256, 4 * MB, temporary ? 16 * MB : 64 * MB)),
    maintenance_work_mem: megabytes(within(machine.memory / 16, 64 * MB, temporary ? 64 * MB : 512 * MB)),
    max_wal_size: machine.disk > 20 * GB ? "4GB" : "1GB",
    checkpoint_timeout: "15min",
    random_page_cost: "1.1",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // Values in failed statements are customers' data: the log keeps the server's own messages only.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_checkpoints: "off",
    log_line_prefix: "%m [%p] ",
    // With 64 MB of /dev/shm a parallel query dies of "could not resize shared memory segment".
    ...(machine.sharedMemory < 256 * MB && { dynamic_shared_memory_type: "mmap" }),
    ...(temporary
      ? {
          fsync: "off",
          synchronous_commit: "off",
          full_page_writes: "off",
          wal_level: "minimal",
          max_wal_senders: "0",
          // Small on purpose: a report on 541,909 lines is to fit in 500 MB with the program that asks for it.
          max_parallel_workers_per_gather: "0",
          autovacuum: "off",
        }
      : { fsync: "on", synchronous_commit: "on" }),
  };
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / MB)}MB`;
}

function bytesOf(folder: string, which: "bavail" | "blocks"): number {
  try {
    const disk = statfsSync(folder);
    return disk.bsize * disk[which];
  } catch {
    return Infinity;
  }
}
