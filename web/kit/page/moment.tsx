import type { ReactNode } from "react";
import { useFormats } from "#kit/words";

/** A point in time: how long ago, the exact date on hover. `as="day"` or `"moment"` writes the date itself. */
export function Moment({
  at,
  as = "relative",
}: {
  at: string;
  as?: "relative" | "day" | "moment";
}): ReactNode {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.exact(at)}>
      {as === "relative" ? formats.relative(at, new Date()) : formats[as](at)}
    </time>
  );
}
