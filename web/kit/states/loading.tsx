import { Skeleton, VisuallyHidden } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useSay } from "#kit/words";

/** What comes sooner is never announced: a flash of grey looks slower than nothing. */
const patience = 200;

/** A skeleton of the real layout, after 200 ms. `children` draw it; without them it is a figure and lines of text. */
export function Loading({ children }: { children?: ReactNode }): ReactNode {
  const say = useSay();
  const [shown, show] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => show(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{say("state.loading")}</VisuallyHidden>
      {children ?? (
        <>
          <Skeleton height={40} width={220} mb={16} />
          <Skeleton height={240} mb={16} />
          {[96, 88, 92].map((width) => (
            <Skeleton key={width} height={14} width={`${width}%`} mb={12} />
          ))}
        </>
      )}
    </div>
  );
}
