/**
 * The kind of task that a workspace's change of currency or zone queues: what everything is worth at home is then another
 * amount, found by other days' rates. Whoever keeps such amounts does it (a fill of `taskKind`).
 */
export const moneyChanged = "workspace.money_changed";
