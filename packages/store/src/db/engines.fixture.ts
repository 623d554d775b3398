import { after, before, describe } from "node:test";
import type { Db } from "./db.ts";
import { openPglite } from "./pglite.ts";
import { openPostgres } from "./postgres.ts";
import { freshDatabase } from "../../../../testing/database.ts";
import { CHOSEN_ENGINES } from "../../../../testing/engines.ts";
import { freshPgliteDirectory } from "../../../../testing/pglite-directory.ts";

type Opened = { readonly db: Db; readonly close: () => Promise<void> };

/** A new and empty database on one engine, with a pool of one. */
const openers: Readonly<Record<Db["engine"], (role?: string) => Promise<Opened>>> = {
  async pglite(role) {
    const dir = await freshPgliteDirectory();
    const db = await openPglite({ directory: dir.path, role });
    const close = async (): Promise<void> => {
      await db.close();
      dir.remove();
    };
    return { db, close };
  },
  async postgres(role) {
    const { url, drop } = await freshDatabase();
    const db = await openPostgres({ url, role, max: 1, applicationName: "kelisim test" });
    const close = async (): Promise<void> => {
      await db.close();
      await drop();
    };
    return { db, close };
  },
};

export const ENGINES: readonly Db["engine"][] = CHOSEN_ENGINES;

export const openEngine = (engine: Db["engine"], role?: string): Promise<Opened> =>
  openers[engine](role);

/** Declares the same tests for every engine; `db()` is one database for all of them. */
export function onEveryEngine(subject: string, declare: (db: () => Db) => void): void {
  for (const engine of ENGINES) {
    void describe(`${subject} on ${engine}`, () => {
      let opened: Opened | undefined;
      before(async () => {
        opened = await openEngine(engine);
      });
      after(() => opened?.close());
      declare(() => {
        if (opened === undefined) throw new Error("used before the tests began");
        return opened.db;
      });
    });
  }
}

/** Makes the database as empty as a new one: cheaper than opening another. */
export const emptyAgain = (db: Db): Promise<void> =>
  db.asOwner((owner) =>
    owner.tx((tx) => tx.script("drop schema public cascade; create schema public;")),
  );
