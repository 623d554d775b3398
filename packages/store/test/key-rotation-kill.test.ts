import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { addKey, findSubject, type Store } from "@kelisim/store";
import { NODE_FLAGS } from "../../../testing/node-flags.ts";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import type { Person } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { rotateToTheEnd, storedPerson, unreadable, versionsIn } from "./support/rotation.ts";
import { ENGINES, newPlace, openAt, type Place } from "./support/stores.ts";

const CHILD = fileURLToPath(new URL("support/rotation-child.ts", import.meta.url));
const CYCLES = 2;
const PEOPLE = 60;

/** Lets a process rotate for some milliseconds and kills it. @returns whether it had come to the end */
async function rotateAndKill({ location, keyFile }: Place, milliseconds: number): Promise<boolean> {
  const args = [...NODE_FLAGS, CHILD, JSON.stringify({ location, keyFile })];
  const child = spawn(process.execPath, args, {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  await once(child.stdout, "data");
  await sleep(milliseconds);
  child.kill("SIGKILL");
  await ended;
  return output.includes("done");
}

for (const engine of ENGINES) {
  describe(`a rotation that is killed, on ${engine}`, () => {
    let place: Place;
    const people: Person[] = [];

    const opened = async (work: (store: Store) => Promise<void>): Promise<void> => {
      const store = await openAt(place);
      try {
        await work(store);
      } finally {
        await store.close();
      }
    };

    async function assertAllThere(store: Store): Promise<void> {
      assert.deepEqual(await unreadable(store, people), []);
      for (const { iin, subjectId } of people) {
        assert.equal(await findSubject(store.db, store.ring, iin), subjectId);
      }
    }

    before(async () => {
      place = await newPlace(engine, "ready");
      await opened(async (store) => {
        await seedRegistry(store);
        for (let n = 0; n < PEOPLE; n += 1) people.push(await storedPerson(store));
      });
    });
    after(() => place.remove());

    for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
      test(`leaves every row under one key or the other, and the next run goes on (${cycle})`, async (t) => {
        const { version } = addKey(place.keyFile, "data", MONDAY);
        addKey(place.keyFile, "mac", MONDAY);
        const moment = Math.random() * 150;
        const isDone = await rotateAndKill(place, moment);
        await opened(async (store) => {
          await assertAllThere(store);
          const left = JSON.stringify(await versionsIn(store.db, "subject_key"));
          t.diagnostic(`killed after ${Math.round(moment)} ms, done: ${isDone}, ${left}`);
          await rotateToTheEnd(store, MONDAY.add({ minutes: cycle }));
          assert.deepEqual(await versionsIn(store.db, "subject_key"), { [version]: PEOPLE });
          const lookups = await versionsIn(store.db, "subject_lookup");
          assert.equal(lookups[version], PEOPLE);
          await assertAllThere(store);
        });
      });
    }
  });
}
