import { createContext, useContext } from "react";
import type { ReactNode } from "react";

/** A business that somebody may work in. */
export type SessionWorkspace = {
  readonly workspaceId: string;
  readonly name: string;
  readonly currency: string | null;
  readonly zone: string;
  /** What they may do there, by name: `keys.manage`. */
  readonly rights: readonly string[];
};

/** What the server says of who is signed in. */
export type SignedIn = {
  readonly user: { readonly email: string; readonly name: string };
  readonly workspaces: readonly SessionWorkspace[];
};

/** Who is here, where they are at work, and where else they could be. */
export type Session = SignedIn & {
  /** The one at work: pages show its figures, requests go there. */
  readonly workspace: SessionWorkspace;
  readonly enter: (workspaceId: string) => void;
};

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }): ReactNode {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session, or null before the sign-in. */
export function useSessionIfAny(): Session | null {
  return useContext(SessionContext);
}

/** The session of a page within the frame: there always is one. */
export function useSession(): Session {
  const session = useSessionIfAny();
  if (!session) throw new Error("no session outside the frame");
  return session;
}
