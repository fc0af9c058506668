import { useMemo, useState } from "react";
import { useApi } from "#kit/api";
import type { ApiProblem } from "#kit/api";
import type { Part } from "./section_data.ts";

/** What one can look at, each an address of its own under `/api/value/`. */
export const views = ["pyramid", "lifecycle", "wealth", "rfm", "cohorts", "trend"] as const;
export type View = (typeof views)[number];

/** The figures of a view as they are on screen. */
export type Seen = {
  readonly part: Part | undefined;
  readonly error: ApiProblem | null;
  readonly again: () => void;
  /** On screen are older figures while those of another date are worked out. */
  readonly stale: boolean;
  /** How far the server is with them, 0–1, where it takes its time. */
  readonly share: number;
};

/**
 * Asks for the figures of a view at a date (today's where it is ""), and again whenever they change. The pyramid comes
 * as the report has it, with how much hangs on few.
 */
export function useFigures(view: View, at: string): Seen {
  const main = useOne(view, at, true);
  const few = useOne("concentration", at, view === "pyramid");
  const part = useMemo(
    () => (view !== "pyramid" ? main.part : main.part && few.part && { ...few.part, ...main.part }),
    [view, main.part, few.part],
  );
  return {
    part,
    error: main.error ?? few.error,
    again: () => {
      if (main.error) main.again();
      if (few.error) few.again();
    },
    stale: main.stale || few.stale,
    share: main.share,
  };
}

/** Asks for everybody's way between two dates. */
export function useFlows(from: string, to: string): Seen {
  return useAsked("flows", { from, to }, true);
}

function useOne(what: View | "concentration", at: string, enabled: boolean): Seen {
  return useAsked(what, { at }, enabled);
}

function useAsked(what: string, query: Readonly<Record<string, string>>, enabled: boolean): Seen {
  const [share, setShare] = useState(0);
  const asked = useApi<Part>(`/api/value/${what}`, {
    query,
    live: ["value", "customer"],
    onProgress: setShare,
    enabled,
  });
  return {
    part: asked.data,
    error: asked.error,
    again: () => void asked.refetch(),
    stale: asked.isPlaceholderData,
    share,
  };
}
