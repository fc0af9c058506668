import type { ReactNode } from "react";

/** The mark: two interlocked rings, one open. One colour, the text's. */
export function Mark({ height = 24 }: { height?: number }): ReactNode {
  return (
    <svg
      viewBox="0 0 40 24"
      height={height}
      width={(height * 40) / 24}
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      strokeLinecap="round"
    >
      <circle cx="13" cy="12" r="10" />
      <path d="M33.6 6.3A10 10 0 1 0 34.7 17" />
    </svg>
  );
}
