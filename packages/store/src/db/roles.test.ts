import assert from "node:assert/strict";
import { describe, test, type TestContext } from "node:test";
import type { Db } from "./db.ts";
import { ENGINES, openEngine } from "./engines.fixture.ts";
import { DatabaseClosedError, SqlError } from "./errors.ts";

/** Roles belong to the whole server, and test files share one. */
const ROLE = "kelisim_role_test";

for (const engine of ENGINES) {
  void describe(`the application role on ${engine}`, () => {
    const opened = async (t: TestContext): Promise<Db> => {
      const { db, close } = await openEngine(engine, ROLE);
      t.after(close);
      await db.asOwner((owner) =>
        owner.query(
          `do $$ begin create role ${ROLE};
           exception when duplicate_object or unique_violation then null; end $$`,
        ),
      );
      return db;
    };
    const refused = (error: unknown): boolean =>
      error instanceof SqlError && error.code === "42501";

    test("queries run as the role, and the owner's work as the owner", async (t) => {
      const db = await opened(t);
      assert.deepEqual(await db.query("select current_user as who"), [{ who: ROLE }]);
      await assert.rejects(db.query("create table t (id int)"), refused);
      await db.asOwner((owner) =>
        owner.tx((tx) =>
          tx.script(`create table t (id int); grant select, insert on t to ${ROLE};`),
        ),
      );
      await db.tx((tx) => tx.query("insert into t values (1)"));
      await assert.rejects(db.query("delete from t"), refused);
      await assert.rejects(
        db.tx((tx) => tx.query("update t set id = 2")),
        refused,
      );
      assert.deepEqual(await db.query("select id from t"), [{ id: 1 }]);
    });

    test("a named statement survives a change of its table by the owner", async (t) => {
      const db = await opened(t);
      await db.asOwner((owner) =>
        owner.tx((tx) => tx.script(`create table t (id int); grant select on t to ${ROLE}`)),
      );
      const statement = { name: "ids", text: "select id from t" };
      assert.deepEqual(await db.query(statement), []);
      await db.asOwner((owner) => owner.query("alter table t add column x text"));
      assert.deepEqual(await db.query(statement), []);
    });

    test("after its close the database refuses everything and closing again is nothing", async () => {
      const { db, close } = await openEngine(engine);
      await close();
      await db.close();
      await assert.rejects(db.query("select 1"), DatabaseClosedError);
      await assert.rejects(
        db.tx(async () => 1),
        DatabaseClosedError,
      );
      await assert.rejects(
        db.asOwner(async () => 1),
        DatabaseClosedError,
      );
    });
  });
}
