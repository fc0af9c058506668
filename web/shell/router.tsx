import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import type { AnyRoute, AnyRouter } from "@tanstack/react-router";
import { Loading } from "#kit/states";
import { fillings, page, settingsPage } from "#platform/manifest/web";
import type { Load, SlotFill } from "#platform/manifest/web";
import { Bare } from "./bare.tsx";
import { Broken } from "./broken.tsx";
import { Frame } from "./frame.tsx";
import { Gate } from "./gate.tsx";
import { Home } from "./home.tsx";
import { NotFound } from "./not_found.tsx";
import { Settings } from "./settings.tsx";
import { FillsProvider } from "#kit/fills";

/** Routes made of what the slices filled; each page's code comes when its page is shown, or when a link to it is pointed at. */
export function routerOf(fills: readonly (readonly SlotFill[])[]): AnyRouter {
  const root = createRootRoute({
    component: () => (
      <FillsProvider fills={fills}>
        <Gate>
          <Outlet />
        </Gate>
      </FillsProvider>
    ),
    notFoundComponent: NotFound,
    errorComponent: ({ error, reset }) => <Broken error={error} again={reset} />,
  });
  const frame = createRoute({ getParentRoute: () => root, id: "frame", component: Frame });
  const bare = createRoute({
    getParentRoute: () => root,
    id: "bare",
    component: () => (
      <Bare>
        <Outlet />
      </Bare>
    ),
  });
  const home = createRoute({ getParentRoute: () => frame, path: "/", component: Home });
  const settings = createRoute({ getParentRoute: () => frame, path: "/settings", component: Settings });
  const pages = fillings(page, fills);
  const route = (parent: AnyRoute, path: string, load: Load): AnyRoute =>
    createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load) });
  const tree = root.addChildren([
    frame.addChildren([
      home,
      settings.addChildren(
        fillings(settingsPage, fills).map((one) =>
          route(settings, one.path.replace(/^\/settings/, ""), one.load),
        ),
      ),
      ...pages.filter((one) => !one.bare).map((one) => route(frame, one.path, one.load)),
      createRoute({ getParentRoute: () => frame, path: "$", component: NotFound }),
    ]),
    bare.addChildren(pages.filter((one) => one.bare).map((one) => route(bare, one.path, one.load))),
  ]);
  return createRouter({
    routeTree: tree,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(search as Record<string, string>).toString();
      return text && `?${text}`;
    },
    defaultPreload: "intent",
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: ({ error, reset }) => <Broken error={error} again={reset} />,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
