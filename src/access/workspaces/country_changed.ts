/**
 * The kind of task that a workspace's change of country queues: numbers that could not be understood without a country
 * may be understood now. Whoever keeps such numbers reads them again (a fill of `taskKind`).
 */
export const countryChanged = "workspace.country_changed";
