import type { Command } from "commander";
import type { Refusal } from "#platform/refusals";
import type { Language, Say } from "#platform/words";

/** Who reads what a command prints. */
export type Terminal = { readonly language: Language; readonly say: Say };

/** Runs a command's work and turns its outcome into the exit code. */
export type Run = (work: Promise<Refusal | number>, json: boolean) => Promise<void>;

/** Adds one command to the program. */
export type AddCommand = (program: Command, terminal: Terminal, run: Run) => void;
