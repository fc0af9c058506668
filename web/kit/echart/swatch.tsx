import { useComputedColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import type { Mark } from "#kit/tokens";
import { colourOf } from "./tones.ts";

/** The small square that says which colour stands for what; its word stands beside it. */
export function Swatch({ mark }: { mark: Mark }): ReactNode {
  const theme = useComputedColorScheme("light");
  return (
    <span
      aria-hidden="true"
      style={{
        display: "inline-block",
        flex: "none",
        width: 12,
        height: 12,
        borderRadius: 3,
        background: colourOf(mark.fill, theme),
        border: `1px solid ${colourOf(mark.edge, theme)}`,
      }}
    />
  );
}
