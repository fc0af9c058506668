import { join } from "node:path";
import type { Manifest } from "#platform/manifest";
import { house, root, sliceOf } from "./house.ts";

/**
 * The manifest of every slice that has one, by `stage/slice`, from the slices' doors themselves. `app` only wires, so few of
 * its folders are slices; the doors of the others (the command line) are not opened.
 */
export async function manifests(): Promise<Map<string, Manifest>> {
  const doors = house().files.filter(
    (file) =>
      /^src\/.*\/index\.ts$/.test(file.path) &&
      (file.place.stage !== "app" || /^export const manifest\b/m.test(file.text)),
  );
  const read = doors.map(async (file) => {
    const door = (await import(join(root, file.path))) as { manifest?: Manifest };
    return door.manifest ? ([[sliceOf(file), door.manifest]] as const) : [];
  });
  return new Map((await Promise.all(read)).flat());
}
