import { useEffect, useRef, useState } from "react";
import { ApiProblem } from "#kit/api";

/** A file on its way up, as a page shows it. */
export type Sending = {
  readonly file: File;
  readonly sent: number;
  /** Seconds left at the pace so far; null in the first moments, when nobody can tell. */
  readonly remaining: number | null;
};

/** How to send one file. */
type Send<T> = (file: File, how: { onSent: (bytes: number) => void; signal: AbortSignal }) => Promise<T>;

/**
 * Sends one file at a time, tells how far it is, and can be stopped; leaving the page stops it too, since a browser
 * keeps no upload of a page that is gone (what the server has taken whole stays).
 */
export function useSending<T>(
  send: Send<T>,
  onDone: (answer: T) => void,
): {
  readonly sending: Sending | null;
  readonly problem: ApiProblem | null;
  readonly start: (file: File) => void;
  readonly cancel: () => void;
} {
  const [sending, tell] = useState<Sending | null>(null);
  const [problem, refuse] = useState<ApiProblem | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = (file: File): void => {
    if (running.current) return;
    const until = new AbortController();
    running.current = until;
    const since = performance.now();
    refuse(null);
    tell({ file, sent: 0, remaining: null });
    const onSent = (sent: number): void =>
      tell({ file, sent, remaining: remainingOf(sent, file.size, (performance.now() - since) / 1000) });
    send(file, { onSent, signal: until.signal })
      .then(onDone, (error: unknown) => {
        if (until.signal.aborted) return;
        refuse(error instanceof ApiProblem ? error : new ApiProblem("web.broken", 0, ""));
      })
      .finally(() => {
        running.current = null;
        tell(null);
      });
  };
  return { sending, problem, start, cancel: () => running.current?.abort() };
}

/** Seconds, from the mean pace so far: an upload's pace is even, and a mean does not jump. */
function remainingOf(sent: number, size: number, seconds: number): number | null {
  return seconds < 1 || sent === 0 ? null : (seconds * (size - sent)) / sent;
}
