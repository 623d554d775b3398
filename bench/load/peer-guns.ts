import { readFileSync } from "node:fs";
import type { Random } from "../random.ts";
import { C15T_PERSONS } from "../peers/c15t.ts";
import { SPICEDB_PERSONS } from "../peers/spicedb.ts";
import { personAt } from "../seed/people.ts";
import type { LoadWorld } from "../seed/seed.ts";
import { get, post } from "./http.ts";
import type { Gun, Shot } from "./shot.ts";

const saying =
  (words: string): Shot["isRight"] =>
  (status, body) =>
    status === 200 && body.includes(words);

/** Whether a random person has consented; no log is written. */
export function c15tChecks(world: LoadWorld, random: Random): Gun {
  const people = readFileSync(world.people);
  const count = Math.min(C15T_PERSONS, world.consents);
  const isRight = saying('"hasConsent":true');
  return () => {
    const iin = personAt(people, random.below(count));
    const path = `/api/consents/check?externalId=${iin}&type=cookie_banner`;
    return { request: get(path), weight: 1, isRight };
  };
}

/** A consent of a new subject. */
export function c15tWrites(_world: LoadWorld, random: Random): Gun {
  const isRight = saying('"consentId"');
  let serial = 0;
  return () => {
    serial += 1;
    const body = JSON.stringify({
      ...{ type: "cookie_banner", domain: "example.com", identityProvider: "bench", metadata: {} },
      // Its ids have no zero.
      subjectId: `sub_${random.hex(12).replaceAll("0", "z")}`,
      externalSubjectId: `new${serial}`,
      preferences: { necessary: true, measurement: true, marketing: false },
      givenAt: Date.now(),
    });
    return { request: post("/api/subjects", undefined, body), weight: 1, isRight };
  };
}

const CONSENTS = 10;

/** Ten consents of the person are passed in, of which the last one carries the access. */
export function cerbos(world: LoadWorld, random: Random): Gun {
  const people = readFileSync(world.people);
  const { lines } = world;
  const isRight = saying("EFFECT_ALLOW");
  return () => {
    const place = random.below(world.consents);
    const bin = lines[place % lines.length]?.bin ?? "";
    const consents = Array.from({ length: CONSENTS }, (_, number) => ({
      party: number === CONSENTS - 1 ? bin : String(random.below(1_000_000)),
      purpose: number === CONSENTS - 1 ? "scoring" : `purpose-${number}`,
      state: "standing",
      until: "2099-01-01T00:00:00Z",
      categories: ["iin", "full-name", "income"],
    }));
    const body = JSON.stringify({
      requestId: "bench",
      principal: { id: bin, roles: ["party"] },
      resources: [
        {
          actions: ["process"],
          resource: {
            kind: "personal_data",
            id: personAt(people, place),
            attr: { purpose: "scoring", categories: ["income"], consents },
          },
        },
      ],
    });
    return { request: post("/api/check/resources", undefined, body), weight: 1, isRight };
  };
}

/** Whether a random person's relationship to her bank is there. */
export function spicedb(world: LoadWorld, random: Random): Gun {
  const people = readFileSync(world.people);
  const count = Math.min(SPICEDB_PERSONS, world.consents);
  const isRight = saying('"decision":true');
  return () => {
    const place = random.below(count);
    const body = JSON.stringify({ person: personAt(people, place), party: `bank${place % 4}` });
    return { request: post("/check", undefined, body), weight: 1, isRight };
  };
}
