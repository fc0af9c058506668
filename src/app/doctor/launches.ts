import type { DoctorCheck } from "#platform/doctor";
import { findBinaries, startDatabase, temporaryFolder } from "#platform/launcher";
import { isRefusal } from "#platform/refusals";

/** The surest check of a launcher is a launch: a throw-away database, made, started and stopped. */
export const launches: DoctorCheck = async () => {
  const binaries = findBinaries();
  if (isRefusal(binaries)) return { state: "wrong", id: binaries.id, params: binaries.params };
  const started = await startDatabase({ folder: await temporaryFolder(), temporary: true });
  if (isRefusal(started)) return { state: "wrong", id: started.id, params: started.params };
  await started.stop();
  return { state: "well", id: "doctor.launches", params: { version: binaries.version } };
};
