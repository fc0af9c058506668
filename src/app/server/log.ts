import { pino } from "pino";

/** The server's log: JSON lines on standard error, for standard output is what a command answers. No customer's data. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
