import { createHash } from "node:crypto";
import type { Instant, RepresentationBasis } from "@kelisim/core";
import { DEMO_PEOPLE } from "./people.ts";
import { registeredAt } from "./registry.ts";
import type { Seeder } from "./seeder.ts";

/** Who acts for whom, by their places in the list of people, from 1. */
export const REPRESENTATIVES: readonly (readonly [
  person: number,
  by: number,
  basis: RepresentationBasis,
])[] = [
  [41, 2, "parent"],
  [42, 1, "parent"],
  [43, 3, "parent"],
  [44, 20, "guardian"],
  [45, 19, "parent"],
  [46, 31, "parent"],
  [47, 14, "parent"],
  [48, 18, "guardian"],
  [49, 21, "guardian"],
  [50, 13, "trustee"],
];

/** @throws RangeError for a place that nobody has */
function numbered(place: number): { readonly iin: string; readonly name: string } {
  const person = DEMO_PEOPLE[place - 1];
  if (person === undefined) throw new RangeError(`there is no demo person ${place}`);
  return person;
}

/** Registers at the service desk who acts for the minors and the wards. */
export async function seedRepresentatives(seeder: Seeder, anchor: Instant): Promise<void> {
  for (const [person, by, basis] of REPRESENTATIVES) {
    const { iin, name } = numbered(by);
    const proof = `fictitious proof: ${person} ${basis}`;
    await seeder.create({
      name: `representative of person ${person}`,
      at: registeredAt(anchor),
      by: "serviceDesk",
      path: "/v1/representations",
      body: {
        data_subject: { iin: numbered(person).iin },
        representative: { iin, name },
        basis,
        scope: ["give", "withdraw", "rights"],
        evidence_sha256: createHash("sha256").update(proof).digest("hex"),
      },
    });
  }
}
