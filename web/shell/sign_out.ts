import { api } from "#kit/api";

/** Ends the session; a fresh page afterwards, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  await api.delete("/api/session");
  location.assign("/sign-in");
}
