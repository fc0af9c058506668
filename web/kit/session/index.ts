export { useChosenWorkspace } from "./chosen.ts";
export { SessionProvider, useSession, useSessionIfAny } from "./session.tsx";
export type { Session, SessionWorkspace, SignedIn } from "./session.tsx";
