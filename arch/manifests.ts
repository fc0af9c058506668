import { join } from "node:path";
import type { Manifest } from "#platform/manifest";
import { house, root, sliceOf } from "./house.ts";

/** The manifest of every slice that has one, by `stage/slice`, from the slices' doors themselves; `app` only wires. */
export async function manifests(): Promise<Map<string, Manifest>> {
  const doors = house().files.filter((file) => /^src\/(?!app\/).*\/index\.ts$/.test(file.path));
  const read = doors.map(async (file) => {
    const door = (await import(join(root, file.path))) as { manifest?: Manifest };
    return door.manifest ? ([[sliceOf(file), door.manifest]] as const) : [];
  });
  return new Map((await Promise.all(read)).flat());
}
