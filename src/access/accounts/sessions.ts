import { isAPIError } from "better-auth/api";
import { betterAuth } from "better-auth";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { sql } from "kysely";
import { type Database, retried } from "#platform/database";
import { newId } from "#platform/ids";

/** What sessions need of the installation. */
export type SessionSettings = {
  /** Signs the cookies; at least 32 characters. */
  readonly secret: string;
  /** Where browsers reach us; by https the cookie is kept to https. */
  readonly url: string;
};

/** A header of the answer: a cookie set or taken back. */
type Header = readonly [string, string];
export type SignedIn = { readonly userId: string; readonly headers: readonly Header[] };

export { hashPassword, verifyPassword };

/** Sessions by better-auth on our tables: a signed httpOnly cookie, seven days, renewed once a day of use. */
export type Sessions = {
  /** Null where e-mail and password do not match. */
  readonly open: (email: string, password: string, headers: Headers) => Promise<SignedIn | null>;
  readonly find: (headers: Headers) => Promise<SignedIn | null>;
  readonly close: (headers: Headers) => Promise<readonly Header[]>;
};

/** Opens the session book of a database. Loaded when first needed: better-auth costs half a second and 60 MB. */
export function sessionsOf(database: Database, settings: SessionSettings): Sessions {
  const { api } = auth(database, settings);
  const returnHeaders = true;
  return {
    open: (email, password, headers) =>
      twice(database, async () => {
        const body = { email, password };
        const { response, headers: set } = await api.signInEmail({ body, headers, returnHeaders });
        return { userId: response.user.id, headers: cookies(set) };
      }),
    find: (headers) =>
      twice(database, async () => {
        const { response, headers: set } = await api.getSession({ headers, returnHeaders });
        return response ? { userId: response.user.id, headers: cookies(set) } : null;
      }),
    close: async (headers) => {
      const signOut = async () => cookies((await api.signOut({ headers, returnHeaders })).headers);
      return (await twice(database, signOut)) ?? [];
    },
  };
}

/**
 * Runs a question to better-auth; null where it refuses. It hides a lost connection behind an error of its own, so the
 * database is asked whether it is there (which throws the true error if not), and then the question once more.
 */
async function twice<T>(database: Database, ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await unlessRefused(ask);
  } catch {
    await retried(() => sql`select 1`.execute(database.app));
    return unlessRefused(ask);
  }
}

async function unlessRefused<T>(ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}

/** No parameter annotation can name what it infers; the return type of `betterAuth` follows the options. */
function auth(database: Database, { secret, url }: SessionSettings) {
  return betterAuth({
    appName: "Vínculo",
    secret,
    baseURL: url,
    database: { db: database.app, type: "postgres", schemaName: "access" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: "vinculo",
      useSecureCookies: url.startsWith("https:"),
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId(new Date()) },
    },
    ...tables,
  });
}

/** Our names for better-auth's tables and columns. */
const made = { createdAt: "created_at", updatedAt: "updated_at" };
const tables = {
  user: { modelName: "app_user", fields: { ...made, emailVerified: "email_verified" } },
  session: {
    modelName: "session",
    fields: {
      ...made,
      userId: "user_id",
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
    },
  },
  account: {
    modelName: "credential",
    fields: {
      ...made,
      userId: "user_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
    },
  },
  verification: { modelName: "verification", fields: { ...made, expiresAt: "expires_at" } },
};

function cookies(headers: Headers): Header[] {
  return headers.getSetCookie().map((value) => ["set-cookie", value] as const);
}
