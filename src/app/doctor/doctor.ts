import { sql } from "kysely";
import { openServer } from "#app/start";
import { slices } from "#app/slices";
import type { Config } from "#platform/config";
import { migrations, openDatabase } from "#platform/database";
import { type DoctorCheck, doctorCheck, type Finding, type Patient } from "#platform/doctor";
import { filled } from "#platform/manifest";
import { isRefusal } from "#platform/refusals";
import { launches } from "./launches.ts";

/**
 * Examines an installation: this Node, the database's binaries, the running database if there is one, and whatever the
 * slices check of their own. Changes nothing.
 */
export async function examine(config: Config): Promise<Finding[]> {
  const attached = await openServer(config);
  const database = isRefusal(attached) ? null : openDatabase(attached.url, 2);
  const patient: Patient = { database, dataFolder: config.dataFolder };
  const findings: Finding[] = [];
  try {
    const reach = () => Promise.resolve(reachable(config, attached));
    for (const check of [nodeVersion, launches, reach, schema, pulse, ...filled(doctorCheck, slices)]) {
      findings.push(await check(patient));
    }
  } finally {
    await database?.close();
  }
  return findings;
}

const nodeVersion: DoctorCheck = () => {
  const well = Number.parseInt(process.versions.node, 10) >= 24;
  return Promise.resolve({
    state: well ? "well" : "wrong",
    id: "doctor.node",
    params: { version: process.version },
  });
};

function reachable(config: Config, attached: { url: string } | object): Finding {
  if (!isRefusal(attached)) return { state: "well", id: "doctor.database_reached" };
  if (config.databaseUrl) return { state: "wrong", id: attached.id, params: attached.params };
  return { state: "skipped", id: "doctor.database_not_running" };
}

/** Whether the database is at this release: asks for the applied migrations, which a fresh database does not have. */
const schema: DoctorCheck = async ({ database }) => {
  if (!database) return { state: "skipped", id: "doctor.schema_skipped" };
  const known = (await migrations()).map((one) => one.name);
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('platform.migration') is not null as found
  `.execute(database.engine);
  if (!rows[0]?.found) return { state: "wrong", id: "doctor.schema_missing" };
  const applied = await sql<{ name: string }>`select name from platform.migration`.execute(database.engine);
  const missing = known.filter((name) => !applied.rows.some((row) => row.name === name)).length;
  return missing === 0
    ? { state: "well", id: "doctor.schema", params: { count: known.length } }
    : { state: "wrong", id: "doctor.schema_behind", params: { missing } };
};

const pulse: DoctorCheck = async ({ database }) => {
  if (!database) return { state: "skipped", id: "doctor.pulse_skipped" };
  const { rows } = await sql<{ waiting: number; parked: number }>`
    select (select count(*) from platform.outbox) as waiting,
      (select count(distinct (subscriber, workspace_id, customer_id)) from platform.parked) as parked
  `.execute(database.engine);
  const { waiting = 0, parked = 0 } = rows[0] ?? {};
  return {
    state: parked === 0 ? "well" : "wrong",
    id: parked === 0 ? "doctor.pulse" : "doctor.parked",
    params: { waiting, parked },
  };
};
