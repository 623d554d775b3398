/**
 * A process to be killed: `rotation-child.ts '{"location": …, "keyFile": …}'` opens a store, says so,
 * and rotates its keys a few rows at a time until nothing is left to do. It ends with its parent.
 */
import { rotateKeys } from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { openAt, type Place } from "./stores.ts";

const [text = ""] = process.argv.slice(2);
process.stdin.resume().on("end", () => process.exit(1));

const store = await openAt(JSON.parse(text) as Place);
process.stdout.write("open\n");
while ((await rotateKeys(store, { now: MONDAY, limit: 3 })).more);
process.stdout.write("done\n");
