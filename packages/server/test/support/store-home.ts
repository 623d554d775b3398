import { join } from "node:path";
import { createKeyFile, type StoreLocation } from "@kelisim/store";
import { systemClock } from "@kelisim/server";
import { freshDatabase } from "../../../../testing/database.ts";
import { CHOSEN_ENGINES, type EngineName } from "../../../../testing/engines.ts";
import { freshPgliteDirectory } from "../../../../testing/pglite-directory.ts";
import { tempDir } from "../../../../testing/temp-dir.ts";

export type Engine = EngineName;
export const ENGINES: readonly Engine[] = CHOSEN_ENGINES;

/** Where one service's data and key file lie; it can be opened again and again. */
export type StoreHome = {
  readonly engine: Engine;
  readonly location: StoreLocation;
  readonly keyFile: string;
  /** Removes it all, after the last store was closed. */
  remove(): Promise<void>;
};

const places: Readonly<
  Record<Engine, () => Promise<{ location: StoreLocation; drop: () => Promise<void> }>>
> = {
  async pglite() {
    const { path, remove } = await freshPgliteDirectory("ready");
    return { location: { kind: "embedded", directory: path }, drop: async () => remove() };
  },
  async postgres() {
    const { url, drop } = await freshDatabase("ready");
    return { location: { kind: "postgres", url, poolSize: 8 }, drop };
  },
};

/** An empty home on an engine; it may have the tables already, as whoever opens it migrates. */
export async function freshHome(engine: Engine): Promise<StoreHome> {
  const keys = tempDir();
  const keyFile = join(keys.path, "test.key");
  createKeyFile(keyFile, systemClock.now());
  const { location, drop } = await places[engine]();
  return {
    engine,
    location,
    keyFile,
    async remove() {
      await drop();
      keys.remove();
    },
  };
}
