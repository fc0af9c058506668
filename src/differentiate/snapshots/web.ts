export { atQuery, changesQuery, head, rfmQuery } from "./snapshots.contract.ts";
