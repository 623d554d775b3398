import { join } from "node:path";
import { after, before, describe } from "node:test";
import { createKeyFile, openStore, type Store, type StoreLocation } from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { freshDatabase } from "../../../../testing/database.ts";
import { CHOSEN_ENGINES, isChosen } from "../../../../testing/engines.ts";
import { freshPgliteDirectory } from "../../../../testing/pglite-directory.ts";
import { tempDir } from "../../../../testing/temp-dir.ts";

export type Engine = "PGlite" | "PostgreSQL" | "PostgreSQL with a pool of one";

/** For tests between the two, which no choice of the environment narrows. */
export const BOTH_ENGINES: readonly Engine[] = ["PGlite", "PostgreSQL"];
export const ENGINES: readonly Engine[] = CHOSEN_ENGINES.map((engine) =>
  engine === "pglite" ? "PGlite" : "PostgreSQL",
);
export const ENGINES_AND_POOL_OF_ONE: readonly Engine[] = [
  ...ENGINES,
  ...(isChosen("postgres") ? (["PostgreSQL with a pool of one"] as const) : []),
];

/** Somewhere empty where a store can be opened, with a key file that fits. */
export type Place = {
  readonly location: StoreLocation;
  readonly keyFile: string;
  remove(): Promise<void>;
};

/**
 * A new place on one engine. Open nothing in it after `remove`.
 * @param tables `ready`: it may have this release's tables already, as whoever opens it migrates
 */
export async function newPlace(engine: Engine, tables: "none" | "ready" = "none"): Promise<Place> {
  if (engine === "PGlite") {
    const dir = await freshPgliteDirectory(tables);
    const keyFile = join(dir.path, "test.key");
    createKeyFile(keyFile, MONDAY);
    return {
      location: { kind: "embedded", directory: dir.path },
      keyFile,
      remove: async () => dir.remove(),
    };
  }
  const database = await freshDatabase(tables);
  const dir = tempDir();
  const keyFile = join(dir.path, "test.key");
  createKeyFile(keyFile, MONDAY);
  const poolSize = engine === "PostgreSQL" ? undefined : 1;
  return {
    location: { kind: "postgres", url: database.url, poolSize },
    keyFile,
    remove: () => database.drop().finally(dir.remove),
  };
}

type Choice = Partial<Omit<Parameters<typeof openStore>[0], "location">>;

/** Opens a non-state service's store on Monday, migrating it. */
export const openAt = ({ location, keyFile }: Place, choice: Choice = {}): Promise<Store> =>
  openStore({ location, keyFile, service: "non-state", now: MONDAY, migrate: true, ...choice });

/** Declares the same tests for each engine; `store()` is one store for all of them. */
export function onEveryStore(
  subject: string,
  declare: (store: () => Store, engine: Engine) => void,
  prepare: (store: Store) => Promise<void> = async () => undefined,
  engines: readonly Engine[] = ENGINES,
): void {
  for (const engine of engines) {
    describe(`${subject} on ${engine}`, () => {
      let place: Place | undefined;
      let opened: Store | undefined;
      before(async () => {
        place = await newPlace(engine, "ready");
        opened = await openAt(place);
        await prepare(opened);
      });
      after(async () => {
        await opened?.close();
        await place?.remove();
      });
      declare(() => {
        if (opened === undefined) throw new Error("used before the tests began");
        return opened;
      }, engine);
    });
  }
}
