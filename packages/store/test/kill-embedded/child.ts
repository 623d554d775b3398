/**
 * A process to be killed: `hold DIR KEYFILE` opens a store and keeps it; `write DIR KEYFILE ACKS N`
 * lets people live in it and notes every acknowledged answer. N keeps the processes' people apart.
 */
import { appendFileSync } from "node:fs";
import { openStore } from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { accepted, ask, grant, withdraw } from "../support/commands.ts";
import { newPerson, nextIin } from "../support/people.ts";
import type { Acknowledged } from "./acknowledged.ts";

const PEOPLE_A_PROCESS = 2000;

const [task, directory = "", keyFile = "", ackFile = "", number = "0"] = process.argv.slice(2);

const store = await openStore({
  location: { kind: "embedded", directory },
  ...{ keyFile, service: "non-state", now: MONDAY, migrate: true, note: "kill-embedded" },
});
process.stdout.write("open\n");

if (task === "write") {
  const acknowledge = (what: Acknowledged): void =>
    appendFileSync(ackFile, `${JSON.stringify(what)}\n`);
  for (let used = 0; used < Number(number) * PEOPLE_A_PROCESS; used += 1) nextIin();
  for (let person = 0; ; person += 1) {
    const { subjectId, iin } = await newPerson(store);
    const { result: request } = accepted(await ask(store, { subjectId, fields: { iin } }));
    acknowledge({ request });
    const { result: consent } = accepted(await grant(store, { subjectId }, request));
    if (consent === null) throw new Error("a grant without a consent");
    acknowledge({ consent });
    if (person % 3 !== 0) continue;
    accepted(await withdraw(store, { subjectId }, consent));
    acknowledge({ withdrawn: consent });
  }
}
