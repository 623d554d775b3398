import { newestMigration, type Db } from "@kelisim/store";
import { Gauge, type Registry } from "prom-client";
import type { Drain } from "../operate/drain.ts";
import { RELEASE } from "../operate/release.ts";
import type { Seen } from "./look-out.ts";
import type { StoreLook } from "./store-look.ts";

/** Which program runs on which engine. The schema is the newest that the program knows. */
export function buildInfo(registry: Registry, { engine }: Pick<Db, "engine">): void {
  const schema = newestMigration().replace(/\.sql$/, "");
  new Gauge({
    name: "kelisim_build_info",
    help: "Release, newest known schema and database engine of this process; always 1.",
    labelNames: ["release", "schema", "engine"],
    registers: [registry],
  }).set({ release: RELEASE, schema, engine }, 1);
}

/** Whether this process may be sent requests, and whether its store answers. */
export function stateGauges(
  registry: Registry,
  drain: Drain,
): (seen: Seen<Pick<StoreLook, "isReady">>) => void {
  const registers = [registry];
  const ready = new Gauge({
    name: "kelisim_ready",
    help: "1 where /readyz says so; 0 while the service stops.",
    registers,
  });
  const up = new Gauge({
    name: "kelisim_store_up",
    help: "1 where the store answered in time; figures of the store are the last known ones otherwise.",
    registers,
  });
  return ({ last, isUp }) => {
    up.set(isUp ? 1 : 0);
    ready.set(isUp && last?.isReady === true && !drain.hasBegun ? 1 : 0);
  };
}
