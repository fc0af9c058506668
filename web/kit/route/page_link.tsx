import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A link to a page of ours: `to` is its path with the parameters in it, `search` what follows `?`. */
export function PageLink(props: {
  to: string;
  search?: Readonly<Record<string, string>>;
  children: ReactNode;
  /** Reads as text until one comes near: for names in tables. */
  quiet?: boolean;
}): ReactNode {
  return (
    <Anchor
      component={Link}
      to={props.to}
      {...(props.search ? { search: props.search as never } : {})}
      {...(props.quiet ? { c: "inherit" } : {})}
      inherit
    >
      {props.children}
    </Anchor>
  );
}
