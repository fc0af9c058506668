import { Link, Navigate, Outlet, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Page } from "#kit/page";
import { useSay } from "#kit/words";
import { settingsPage } from "#platform/manifest/web";
import { useFillings } from "#kit/fills";
import classes from "./shell.module.css";

/** Settings: the pages that the slices bring, listed at the side. */
export function Settings(): ReactNode {
  const say = useSay();
  const pages = useFillings(settingsPage);
  const { pathname } = useLocation();
  if (pathname === "/settings" && pages[0]) return <Navigate to={pages[0].path} replace />;
  return (
    <Page title={say("nav.settings")} question={say("shell.settings_question")}>
      <div className={classes["settings"]}>
        <nav aria-label={say("nav.settings")}>
          <ul>
            {pages.map((one) => {
              const label = one.label;
              const here = pathname === one.path;
              return (
                <li key={one.id}>
                  <Link to={one.path} aria-current={here ? "page" : undefined}>
                    {say(label)}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className={classes["setting"]}>
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
