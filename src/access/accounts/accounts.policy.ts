/** Everything that somebody can be allowed. Slices name them in their routes. */
export const rights = [
  "customers.read",
  "customers.write",
  "customers.export",
  "events.write",
  "orders.write",
  "imports.write",
  "value.read",
  "settings.read",
  "settings.write",
  "keys.manage",
] as const;
export type Right = (typeof rights)[number];

/** What people are in a workspace. */
export const roles = ["owner", "marketing", "service", "reader"] as const;
export type Role = (typeof roles)[number];

const granted: Readonly<Record<Role, readonly Right[]>> = {
  owner: rights,
  marketing: [
    "customers.read",
    "customers.write",
    "customers.export",
    "imports.write",
    "value.read",
    "settings.read",
  ],
  service: ["customers.read", "customers.write", "settings.read"],
  reader: ["customers.read", "value.read", "settings.read"],
};

/** What a role may do. */
export function rightsOf(role: Role): ReadonlySet<string> {
  return new Set(granted[role]);
}

/** What an API key may do unless it was made for less: send and read the record, never change settings or keys. */
export const keyRights: readonly Right[] = [
  "events.write",
  "orders.write",
  "customers.read",
  "customers.write",
  "customers.export",
  "imports.write",
  "value.read",
];
