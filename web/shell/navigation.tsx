import { NavLink, ScrollArea } from "@mantine/core";
import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Icon } from "#kit/icon";
import { useSay } from "#kit/words";
import { navItem } from "#platform/manifest/web";
import type { NavItem, NavSection } from "#platform/manifest/web";
import { useFillings } from "#kit/fills";
import classes from "./shell.module.css";

/** The loop, in its order. A stage stands here once it has pages. */
const stages: readonly NavSection[] = ["identify", "differentiate", "interact", "customize", "measure"];

const home: NavItem = { id: "home", section: "home", order: 0, label: "nav.home", icon: "home", path: "/" };
const settings: NavItem = {
  id: "settings",
  section: "settings",
  order: 0,
  label: "nav.settings",
  icon: "settings",
  path: "/settings",
};

/** Every entry of the navigation, the frame's own among them. */
export function useNavigation(): NavItem[] {
  return [home, ...useFillings(navItem), settings];
}

export function Navigation(): ReactNode {
  const say = useSay();
  const items = useNavigation();
  const of = (section: NavSection): NavItem[] => items.filter((item) => item.section === section);
  return (
    <nav aria-label={say("shell.navigation")} className={classes["navigation"]}>
      <ScrollArea className={classes["grow"]}>
        {of("home").map((item) => (
          <Entry key={item.id} item={item} />
        ))}
        {stages
          .filter((stage) => of(stage).length > 0)
          .map((stage) => (
            <div key={stage} role="group" aria-labelledby={`stage-${stage}`}>
              <div id={`stage-${stage}`} className={classes["stage"]}>
                {say(`nav.${stage}`)}
              </div>
              {of(stage).map((item) => (
                <Entry key={item.id} item={item} />
              ))}
            </div>
          ))}
      </ScrollArea>
      {of("settings").map((item) => (
        <Entry key={item.id} item={item} />
      ))}
    </nav>
  );
}

function Entry({ item }: { item: NavItem }): ReactNode {
  const say = useSay();
  const { pathname } = useLocation();
  const here =
    item.path === "/" ? pathname === "/" : pathname === item.path || pathname.startsWith(`${item.path}/`);
  const label = item.label;
  return (
    <NavLink
      component={Link}
      to={item.path}
      label={say(label)}
      leftSection={<Icon name={item.icon} />}
      active={here}
      aria-current={here ? "page" : undefined}
      className={classes["entry"]}
    />
  );
}
