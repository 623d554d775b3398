import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { startKelisim } from "./place/kelisim.ts";
import { Rig } from "./rig.ts";
import type { Scale } from "./scale.ts";
import { selfTimes, type CpuProfile } from "./self-times.ts";

const SECONDS = 10;
const SHOWN = 25;
const CONSENTS = 100_000;

/** Runs single decisions of 64 clients against a service that writes a profile. @returns where its time went */
export async function profile(
  scale: Scale,
  into: string,
  tell: (line: string) => void,
): Promise<string> {
  const folder = resolve(into);
  mkdirSync(folder, { recursive: true });
  const rig = await Rig.open({ scale: { ...scale, consents: CONSENTS, pending: 0 }, tell });
  try {
    const store = await rig.main();
    const at = { name: "profiled", folder: rig.home.folder, databaseUrl: store.url };
    const server = rig.running(await startKelisim({ ...store.keys, ...at, profile: folder }));
    const side = rig.side("decisions", server, "decisions", store);
    await side.run(scale.warmUpSeconds);
    const { perSecond, cpuMicros } = await side.run(SECONDS);
    await rig.stop(server);
    const newest = readdirSync(folder)
      .filter((name) => name.endsWith(".cpuprofile"))
      .toSorted()
      .at(-1);
    if (newest === undefined) throw new Error("the service left no profile");
    const read = JSON.parse(readFileSync(join(folder, newest), "utf8")) as CpuProfile;
    const lines = selfTimes(read)
      .slice(0, SHOWN)
      .map(({ name, share }) => `${(100 * share).toFixed(1).padStart(5)} %  ${name}`);
    const head = `${Math.round(perSecond)} decisions/s, ${cpuMicros?.toFixed(1) ?? "?"} µs of Node and PostgreSQL each`;
    return [head, ...lines].join("\n");
  } finally {
    await rig.close();
  }
}
