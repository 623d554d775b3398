/**
 * A process to be killed: `hold DIR` opens a store and keeps it; `write DIR FILE` writes rows to
 * two tables, each pair in one transaction, and notes every acknowledged pair in the file.
 */
import { appendFileSync } from "node:fs";
import { openPglite } from "./pglite.ts";

const [task, directory = "", ackFile = ""] = process.argv.slice(2);

const db = await openPglite({ directory, note: "a test" });
process.stdout.write("open\n");

if (task === "write") {
  await db.query("create table if not exists one (id int primary key)");
  await db.query("create table if not exists two (id int primary key)");
  const [last] = await db.query<{ id: number | null }>("select max(id) as id from one");
  for (let id = (last?.id ?? 0) + 1; ; id += 1) {
    await db.tx(async (tx) => {
      await tx.query({ name: "one", text: "insert into one values ($1)" }, [id]);
      await tx.query({ name: "two", text: "insert into two values ($1)" }, [id]);
    });
    appendFileSync(ackFile, `${id}\n`);
  }
}
