/**
 * A process that dies by SIGKILL in the middle of an erasure: `node killed-eraser.fixture.ts PLACE SUBJECT`.
 * Its ledger has the entry, synced, and its transaction is not committed.
 */
import { parseId } from "@kelisim/core";
import type { Store } from "@kelisim/store";
import { erase } from "./erasing.ts";
import { openAt, type Place } from "./stores.ts";

const [place = "", ledgerFile = "", id = ""] = process.argv.slice(2);
const subjectId = parseId("sub", id);
if (subjectId === undefined) throw new Error("no person is named");

const store: Store = await openAt(JSON.parse(place) as Place, { erasureLedger: ledgerFile });
const { ledger } = store;
if (ledger === undefined) throw new Error("the store has no ledger");

const deadly: Store = {
  ...store,
  ledger: {
    file: ledger.file,
    entries: () => ledger.entries(),
    append: (entries) => {
      ledger.append(entries);
      process.kill(process.pid, "SIGKILL");
      // The signal takes hold before anything else is done.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
    retract: (entry) => ledger.retract(entry),
  },
};
await erase(deadly, subjectId);
