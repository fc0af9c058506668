import { Button } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page } from "#kit/page";
import { useSay } from "#kit/words";

export function NotFound(): ReactNode {
  const say = useSay();
  const { pathname } = useLocation();
  return (
    <Page title={say("shell.not_found")} question={say("shell.not_found_text", { path: pathname })}>
      <Button component={Link} to="/">
        {say("shell.go_home")}
      </Button>
    </Page>
  );
}
