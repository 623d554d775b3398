import { readFileSync } from "node:fs";
import { parseIin } from "@kelisim/core";
import { findSubject, iinsOf, type Store } from "@kelisim/store";
import { unfolded } from "../../chaos/check/whole.ts";
import { Random } from "../random.ts";
import { personAt } from "./people.ts";
import type { Seeded } from "./seed.ts";
import { openBenchStore } from "./store.ts";

const SAMPLE = 50;

async function checkPerson({ db, ring }: Store, digits: string): Promise<void> {
  const iin = parseIin(digits);
  const subject = iin.ok ? await findSubject(db, ring, iin.iin) : undefined;
  if (subject === undefined) throw new Error("a made-up person is not found by her number");
  const known = (await iinsOf(db, ring, [subject])).get(subject);
  if (known?.digits !== digits) throw new Error("a made-up person's own number does not open");
}

/**
 * Holds a sample of the written persons against the service itself: each is found by her number, what is
 * sealed for her opens, and her projections are the fold of her events.
 * @throws Error for the first that is not as the service would have written her
 */
export async function verifySeed({ url, keys, world }: Seeded): Promise<void> {
  const people = readFileSync(world.people);
  const random = new Random(SAMPLE);
  const store = await openBenchStore(keys, url);
  try {
    for (let left = SAMPLE; left > 0; left -= 1) {
      await checkPerson(store, personAt(people, random.below(world.consents + world.pending)));
    }
    const [first] = await unfolded(store, SAMPLE);
    if (first !== undefined) throw new Error(`a made-up person is not whole: ${first.what}`);
  } finally {
    await store.close();
  }
}
