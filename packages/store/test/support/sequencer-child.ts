/**
 * A process to be killed: `sequencer-child.ts '{"location": …, "keyFile": …}'` opens a store and lets its log grow
 * a few rows at a time, telling its size after each round, until nothing waits. It ends with its parent.
 */
import { logTree, sequence } from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { openAt, type Place } from "./stores.ts";

const [text = ""] = process.argv.slice(2);
process.stdin.resume().on("end", () => process.exit(1));

const store = await openAt(JSON.parse(text) as Place);
for (;;) {
  const { left } = await sequence(store.db, store.ring, MONDAY, { most: 5 });
  process.stdout.write(`${(await logTree(store.db))?.size}\n`);
  if (!left) break;
}
process.stdout.write("done\n");
