import { AppShell, Burger, Button, Kbd, Text } from "@mantine/core";
import { useDisclosure, useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { spotlight } from "@mantine/spotlight";
import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { Icon, Mark } from "#kit/icon";
import { Filled, useFillings } from "#kit/fills";
import { brandMark } from "#platform/manifest/web";
import { PageLink } from "#kit/route";
import { useSay } from "#kit/words";
import { Account } from "./account.tsx";
import { Navigation } from "./navigation.tsx";
import { Palette } from "./palette.tsx";
import { useSessionIfAny } from "#kit/session";
import classes from "./shell.module.css";

/** The page around every page: the loop at the side (it folds), the business, search, the account. */
export function Frame(): ReactNode {
  // On the way to a page without it, the frame is still there for a moment.
  const session = useSessionIfAny();
  return session ? <Shell business={session.workspace.name} /> : null;
}

function Shell({ business }: { business: string }): ReactNode {
  const say = useSay();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [folded, fold] = useLocalStorage({
    key: "vinculo.folded",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [opened, over] = useDisclosure(false);
  const { pathname } = useLocation();
  useEffect(over.close, [pathname]);
  const visible = narrow ? opened : !folded;
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: "sm", collapsed: { mobile: !opened, desktop: folded } }}
      transitionDuration={160}
    >
      <a href="#content" className={classes["skip"]}>
        {say("shell.skip")}
      </a>
      <AppShell.Header className={classes["header"]}>
        <Burger
          opened={narrow ? opened : false}
          onClick={narrow ? over.toggle : () => fold(!folded)}
          size="sm"
          aria-label={say(visible ? "shell.fold" : "shell.unfold")}
          aria-expanded={visible}
        />
        <PageLink to="/" quiet>
          <span className={classes["brand"]} title="Vínculo">
            <Brand />
            <Text component="span" fw={600} truncate className={classes["business"]}>
              {business}
            </Text>
          </span>
        </PageLink>
        <div className={classes["search"]}>
          <Button
            variant="default"
            fw={400}
            c="dimmed"
            leftSection={<Icon name="search" />}
            rightSection={<Kbd visibleFrom="sm">{shortcut}</Kbd>}
            classNames={{ label: classes["search-label"] }}
            fullWidth
            onClick={spotlight.open}
          >
            {say("shell.search")}
          </Button>
        </div>
        <Account />
      </AppShell.Header>
      <AppShell.Navbar className={classes["navbar"]} inert={!visible}>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1} className={classes["main"]}>
        <Outlet />
      </AppShell.Main>
      <div id="announcer" aria-live="polite" className={classes["announcer"]} />
      <Palette />
    </AppShell>
  );
}

/** The business's own mark where a slice brings one; ours until it has come. */
function Brand(): ReactNode {
  const [own] = useFillings(brandMark);
  return own ? <Filled load={own.load} given={{}} /> : <Mark height={22} />;
}

const shortcut = /mac/i.test(navigator.platform) ? "⌘ K" : "Ctrl K";
