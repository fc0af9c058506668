import { useQueryClient } from "@tanstack/react-query";
import { useLocation } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { api, followChanges, useApi } from "#kit/api";
import { useFillings } from "#kit/fills";
import { useGo } from "#kit/route";
import { SessionProvider, useChosenWorkspace } from "#kit/session";
import type { SignedIn } from "#kit/session";
import { Failed, Loading } from "#kit/states";
import { PlaceProvider } from "#kit/words";
import { page } from "#platform/manifest/web";
import { Away } from "./away.tsx";
import { Bare } from "./bare.tsx";
import { NoWorkspace } from "./no_workspace.tsx";

/**
 * Who may see what: an installation without an owner shows its first run, nobody without a session sees more than the
 * sign-in, and whoever has one goes on. Requests, money and dates below are those of the workspace at work.
 */
export function Gate({ children }: { children: ReactNode }): ReactNode {
  const go = useGo();
  const queries = useQueryClient();
  const { pathname, searchStr } = useLocation();
  const bare = useFillings(page).some((one) => one.bare && one.path === pathname);
  const setup = useApi<{ needed: boolean }>("/api/setup");
  const needed = setup.data?.needed;
  const asked = useApi<SignedIn>("/api/session", { enabled: needed === false });
  const signedOut = asked.error?.status === 401;
  // What was answered once stays while the server is away: nothing that is being typed is lost.
  const signedIn = needed === false && !signedOut ? asked.data : undefined;
  const [chosen, choose] = useChosenWorkspace();
  const workspace = signedIn?.workspaces.find((one) => one.workspaceId === chosen) ?? signedIn?.workspaces[0];

  const target = needed ? "/first-run" : signedOut ? "/sign-in" : signedIn && bare ? "/" : null;
  useEffect(() => {
    if (target === null || target === pathname) return;
    go(target, target === "/sign-in" && pathname !== "/" && !bare ? { to: pathname + searchStr } : {});
  }, [target, pathname]);
  useEffect(() => {
    api.whenSignedOut(() => void queries.invalidateQueries({ queryKey: ["/api/session"] }));
  }, [queries]);
  const [standing, stand] = useState(true);
  const workspaceId = workspace?.workspaceId;
  useEffect(() => {
    if (!workspaceId) return;
    const until = new AbortController();
    void followChanges(queries, until.signal, stand);
    return () => until.abort();
  }, [queries, workspaceId]);

  if (setup.error && !setup.data) return <Stopped error={setup.error} again={() => void setup.refetch()} />;
  if (asked.error && !asked.data && !signedOut)
    return <Stopped error={asked.error} again={() => void asked.refetch()} />;
  // While the way leads elsewhere, and the page there is on its way, nothing stands that would need a session.
  if (target !== null && target !== pathname) return null;
  if (!signedIn) return bare ? children : <Waiting />;
  if (!workspace) return <NoWorkspace email={signedIn.user.email} />;
  api.inWorkspace(workspace.workspaceId);
  const enter = (id: string): void => {
    api.inWorkspace(id);
    choose(id);
    queries.removeQueries({
      predicate: ({ queryKey }) => !/^\/api\/(setup|session)$/.test(String(queryKey[0])),
    });
    go("/");
  };
  return (
    <SessionProvider session={{ ...signedIn, workspace, enter }}>
      <PlaceProvider key={workspace.workspaceId} place={workspace}>
        {children}
        {standing ? null : <Away />}
      </PlaceProvider>
    </SessionProvider>
  );
}

function Waiting(): ReactNode {
  return (
    <Bare>
      <Loading />
    </Bare>
  );
}

function Stopped({ error, again }: { error: unknown; again: () => void }): ReactNode {
  return (
    <Bare>
      <Failed error={error} again={again} />
    </Bare>
  );
}
