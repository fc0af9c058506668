import type { Database } from "#platform/database";
import { type Port, port } from "#platform/manifest";

/** What a check found: a text id with its parameters. `wrong` findings say what to do. */
export type Finding = {
  readonly state: "well" | "wrong" | "skipped";
  readonly id: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What the checks may look at. No database where none is running and none was named. */
export type Patient = { readonly database: Database | null; readonly dataFolder: string };

/** One thing that `vinculo doctor` looks at; must change nothing. */
export type DoctorCheck = (patient: Patient) => Promise<Finding>;

/** Each slice brings the checks of what it owns. */
export const doctorCheck: Port<DoctorCheck> = port("doctorCheck");
