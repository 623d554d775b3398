/**
 * A process to be killed: changes a key file as long as there are versions, adding a key and taking the last but one
 * out, and notes in another file which version it has been told to be there.
 * `node key-file-child.fixture.ts KEY-FILE NOTES`
 */
import { appendFileSync } from "node:fs";
import { instantOf } from "@kelisim/core";
import { addKey, removeKey } from "./key-file-change.ts";
import { LAST_VERSION } from "./key.ts";

const [, , path = "", notes = ""] = process.argv;
process.stdout.write("begun\n");
for (let last = 1; last < LAST_VERSION - 1;) {
  const { version } = addKey(path, "mac", instantOf(0));
  appendFileSync(notes, `${version}\n`);
  removeKey(path, `mac.${version - 1}`);
  last = version;
}
process.stdin.resume();
