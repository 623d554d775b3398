import { join } from "node:path";
import { createKeyFile, type StoreLocation } from "@kelisim/store";
import { systemClock } from "@kelisim/server";
import { freshDatabase } from "../../../../testing/database.ts";
import { freshPgliteDirectory } from "../../../../testing/pglite-directory.ts";
import { tempDir } from "../../../../testing/temp-dir.ts";

export const ENGINES = ["pglite", "postgres"] as const;
export type Engine = (typeof ENGINES)[number];

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
    const { path, remove } = await freshPgliteDirectory();
    return { location: { kind: "embedded", directory: path }, drop: async () => remove() };
  },
  async postgres() {
    const { url, drop } = await freshDatabase();
    return { location: { kind: "postgres", url, poolSize: 8 }, drop };
  },
};

/** An empty home on an engine. */
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
