import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Queryable } from "./db.ts";
import { onEveryEngine } from "./engines.fixture.ts";
import { SqlError, TransactionMisuseError } from "./errors.ts";

onEveryEngine("transactions", (db) => {
  before(async () => {
    await db().query("create table parent (id int primary key)");
    await db().query(
      "create table child (id int primary key, parent int references parent deferrable initially deferred)",
    );
    // A sequence keeps its value through a rollback: it counts tries.
    await db().query("create sequence tries");
  });

  const count = async (id: number): Promise<unknown> =>
    (await db().query("select count(*) as n from parent where id = $1", [id]))[0]?.["n"];

  const failWith = (tx: Queryable, code: string): Promise<unknown> =>
    tx.query(`do $$ begin raise exception sqlstate '${code}'; end $$`);

  test("what a transaction writes is there after it, and its value comes back", async () => {
    const result = await db().tx(async (tx) => {
      await tx.query("insert into parent values (1)");
      return "done";
    });
    assert.equal(result, "done");
    assert.equal(await count(1), 1);
  });

  test("an exception rolls everything back and comes through as it is", async () => {
    const fault = new Error("no");
    const work = async (tx: Queryable): Promise<void> => {
      await tx.query("insert into parent values (2)");
      throw fault;
    };
    await assert.rejects(db().tx(work), (error) => error === fault);
    assert.equal(await count(2), 0);
  });

  test("a transaction is READ COMMITTED", async () => {
    const rows = await db().tx((tx) => tx.query("show transaction_isolation"));
    assert.deepEqual(rows, [{ transaction_isolation: "read committed" }]);
  });

  test("work that hides the error of a statement is told that nothing was committed", async () => {
    const work = async (tx: Queryable): Promise<void> => {
      await tx.query("insert into parent values (3)");
      await tx.query("select 1/0").catch(() => undefined);
    };
    await assert.rejects(db().tx(work), TransactionMisuseError);
    assert.equal(await count(3), 0);
  });

  test("the database itself inside its transaction is refused at once", async () => {
    await db().tx(async () => {
      await assert.rejects(db().query("select 1"), TransactionMisuseError);
      await assert.rejects(
        db().tx(async () => 1),
        TransactionMisuseError,
      );
      await assert.rejects(
        db().asOwner(async () => 1),
        TransactionMisuseError,
      );
    });
    await db().asOwner(async (owner) => {
      await assert.rejects(db().query("select 1"), TransactionMisuseError);
      await owner.tx(async () => {
        await assert.rejects(owner.query("select 1"), TransactionMisuseError);
      });
    });
    assert.deepEqual(await db().query("select 1 as v"), [{ v: 1 }]);
  });

  test("what a transaction leaves running may use the database after its end", async () => {
    let later: Promise<unknown> | undefined;
    await db().tx(async () => {
      later = sleep(20).then(() => db().query("select 2 as v"));
    });
    assert.deepEqual(await later, [{ v: 2 }]);
  });

  test("a transaction refuses statements after its end", async () => {
    const tx = await db().tx(async (open) => open);
    await assert.rejects(tx.query("select 1"), TransactionMisuseError);
  });

  test("statements started side by side in a transaction run in order", async () => {
    const rows = await db().tx((tx) =>
      Promise.all([1, 2, 3].map((n) => tx.query("select $1::int as v", [n]))),
    );
    assert.deepEqual(rows.flat(), [{ v: 1 }, { v: 2 }, { v: 3 }]);
  });

  test("with one connection queries wait for the transaction before them", async () => {
    const order: string[] = [];
    const first = db().tx(async (tx) => {
      await sleep(20);
      await tx.query("insert into parent values (4)");
      order.push("transaction");
    });
    const second = db()
      .query("select count(*) as n from parent where id = 4")
      .then(([row]) => order.push(`query saw ${String(row?.["n"])}`));
    await Promise.all([first, second]);
    assert.deepEqual(order, ["transaction", "query saw 1"]);
  });

  test("a serialization fault runs the work again", async () => {
    for (const code of ["40001", "40P01"]) {
      let runs = 0;
      const result = await db().tx(async (tx) => {
        runs += 1;
        await tx.query("insert into parent values (5) on conflict do nothing");
        if (runs < 3) await failWith(tx, code);
        return runs;
      });
      assert.equal(result, 3);
    }
    assert.equal(await count(5), 1);
  });

  test("the work runs at most five times", async () => {
    let runs = 0;
    const work = async (tx: Queryable): Promise<void> => {
      runs += 1;
      await failWith(tx, "40001");
    };
    await assert.rejects(
      db().tx(work),
      (error) => error instanceof SqlError && error.code === "40001",
    );
    assert.equal(runs, 5);
  });

  test("a single statement is repeated after a serialization fault", async () => {
    await db().query(
      "do $$ begin if nextval('tries') < 3 then raise exception sqlstate '40001'; end if; end $$",
    );
    assert.deepEqual(await db().query("select last_value as n from tries"), [{ n: 3 }]);
  });

  test("any other error is not repeated", async () => {
    let runs = 0;
    const work = async (tx: Queryable): Promise<void> => {
      runs += 1;
      await tx.query("select 1/0");
    };
    await assert.rejects(db().tx(work), SqlError);
    assert.equal(runs, 1);
  });

  test("a constraint that fails at COMMIT is a plain error: the server says nothing happened", async () => {
    await assert.rejects(
      db().tx((tx) => tx.query("insert into child values (1, 999)")),
      (error) => error instanceof SqlError && error.code === "23503",
    );
    assert.deepEqual(await db().query("select * from child"), []);
  });

  test("an owner's script runs several statements, or none of them", async () => {
    await db().asOwner((owner) =>
      owner.tx((tx) => tx.script("create table a (id int); create table b (id int);")),
    );
    await assert.rejects(
      db().asOwner((owner) => owner.tx((tx) => tx.script("create table c (id int); select 1/0;"))),
      SqlError,
    );
    assert.deepEqual(
      await db().query("select to_regclass('a') is null as a, to_regclass('c') is null as c"),
      [{ a: false, c: true }],
    );
  });
});
