import { readFileSync } from "node:fs";
import type { Random } from "../random.ts";
import { IIN_LENGTH, personAt } from "../seed/people.ts";
import type { LoadWorld } from "../seed/seed.ts";
import { get, post } from "./http.ts";
import { c15tChecks, c15tWrites, cerbos, spicedb } from "./peer-guns.ts";
import type { Gun, GunName, Shot } from "./shot.ts";
import { grantOf, question } from "./stories.ts";

/** Stands in a prepared request where a number is put in. */
const HOLE = "#".repeat(IIN_LENGTH);

/** A question of one kind with a hole for the person, and what it must be answered with. */
type Kind = { readonly before: string; readonly after: string; readonly permit: boolean };

const split = (request: string, permit: boolean): Kind => {
  const [before = "", after = ""] = request.split(HOLE);
  return { before, after, permit };
};

const PERMIT = '"decision":true';
const DENY = '"decision":false';
const isPermit = (status: number, body: string): boolean => status === 200 && body.includes(PERMIT);
const isDeny = (status: number, body: string): boolean => status === 200 && body.includes(DENY);

/** Of a hundred questions: for what was granted, for a category that was not, for another purpose. */
const GRANTED = 90;
const CATEGORY = 95;

type Kinds = readonly [granted: Kind, category: Kind, purpose: Kind];

const PATH = "/access/v1/evaluation";

const kindsOf = (line: LoadWorld["lines"][number]): Kinds => {
  const ask = (purpose: string, category: string) =>
    post(PATH, line.key, JSON.stringify(question(line, purpose, category, HOLE)));
  return [
    split(ask(line.purposeId, "income"), true),
    split(ask(line.purposeId, "phone"), false),
    split(ask(line.otherPurposeId, "income"), false),
  ];
};

function pickKind(random: Random, kinds: Kinds): Kind {
  const roll = random.below(100);
  return roll < GRANTED ? kinds[0] : roll < CATEGORY ? kinds[1] : kinds[2];
}

/** Single questions about random persons, each put by her bank. */
export function decisions(world: LoadWorld, random: Random): Gun {
  const people = readFileSync(world.people);
  const kinds = world.lines.map(kindsOf);
  return () => {
    const place = random.below(world.consents);
    const kind = pickKind(random, kinds[place % kinds.length] as Kinds);
    return {
      request: kind.before + personAt(people, place) + kind.after,
      weight: 1,
      isRight: kind.permit ? isPermit : isDeny,
    };
  };
}

const BOXCAR = 100;
const count = (body: string, word: string): number => body.split(word).length - 1;

/** A hundred questions of one bank in one call. */
function boxcars(world: LoadWorld, random: Random): Gun {
  const people = readFileSync(world.people);
  const { lines } = world;
  const persons = Math.floor(world.consents / lines.length);
  return () => {
    const at = random.below(lines.length);
    const line = lines[at];
    if (line === undefined) return undefined;
    const evaluations = Array.from({ length: BOXCAR }, () => {
      const iin = personAt(people, random.below(persons) * lines.length + at);
      const { resource } = question(line, line.purposeId, "income", iin);
      return { resource };
    });
    const { subject, action, context } = question(line, line.purposeId, "income", HOLE);
    const body = JSON.stringify({ subject, action, context, evaluations });
    return {
      request: post("/access/v1/evaluations", line.key, body),
      weight: BOXCAR,
      isRight: (status, answer) => status === 200 && count(answer, PERMIT) === BOXCAR,
    };
  };
}

/** Answers to requests that wait, one after the other, each once. */
function grants(world: LoadWorld): Gun {
  const ids = readFileSync(world.requests, "latin1");
  const isRight: Shot["isRight"] = (status, answer) =>
    status === 200 && answer.includes('"status":"granted"');
  let place = 0;
  return () => {
    const id = ids.slice(place, place + 32);
    if (id.length < 32) return undefined;
    place += 32;
    return { request: grantOf(world, id), weight: 1, isRight };
  };
}

/** The last twenty accesses to one person's data, of the first persons of the store. */
function accesses(world: LoadWorld, random: Random): Gun {
  const people = readFileSync(world.people);
  const { lines } = world;
  const isRight: Shot["isRight"] = (status, body) =>
    status === 200 && count(body, '"decision_id"') === 20;
  return () => {
    const place = random.below(world.watched ?? world.consents);
    const line = lines[place % lines.length];
    if (line === undefined) return undefined;
    const body = JSON.stringify({ data_subject: { iin: personAt(people, place) } });
    return { request: post("/v1/access-log/search?limit=20", line.key, body), weight: 1, isRight };
  };
}

const hello = (): Gun => {
  const shot: Shot = { request: get("/"), weight: 1, isRight: (status) => status === 200 };
  return () => shot;
};

/** The same questions, for whoever answers them without a look. */
function bodies(world: LoadWorld, random: Random): Gun {
  const ask = decisions(world, random);
  return () => {
    const shot = ask();
    return shot && { ...shot, isRight: (status) => status === 200 };
  };
}

/** What makes the requests of a load. */
export function gunFor(name: GunName, world: LoadWorld, random: Random): Gun {
  switch (name) {
    case "decisions":
      return decisions(world, random);
    case "boxcars":
      return boxcars(world, random);
    case "grants":
      return grants(world);
    case "accesses":
      return accesses(world, random);
    case "hello":
      return hello();
    case "bodies":
      return bodies(world, random);
    case "c15t-checks":
      return c15tChecks(world, random);
    case "c15t-writes":
      return c15tWrites(world, random);
    case "cerbos":
      return cerbos(world, random);
    case "spicedb":
      return spicedb(world, random);
  }
}
