import { readFileSync } from "node:fs";
import { Service } from "../../chaos/rig/service.ts";
import { untilAnswers } from "../place/child.ts";
import { freePort } from "../../testing/free-port.ts";
import type { Rig } from "../rig.ts";
import { Connection } from "../load/http.ts";
import { decisionOf, withdrawalOf } from "../load/stories.ts";
import { FULL } from "../scale.ts";
import { consentsOf } from "../seed/consents.ts";
import { personAt } from "../seed/people.ts";
import { found, type Group } from "./group.ts";

/** Decisions about each person: before, beside and after her withdrawal, half of them at each service. */
const EACH = 24;
const AT_ONCE = 24;
const CLOCKS_MS = [5000, -5000] as const;
const STRETCH = 10_000_000;

type Counts = { before: number; late: number; requests: number };

type Lines = {
  readonly ask: readonly [Connection, Connection];
  readonly withdraw: Connection;
};

const isPermit = (body: string): boolean => body.includes('"decision":true');

const send = (connection: Connection, request: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve) => connection.send(request, (status, body) => resolve({ status, body })));

/** One person: both services are asked all the time, while she withdraws. */
async function story(
  { ask, withdraw }: Lines,
  requests: { readonly question: string; readonly withdrawal: string },
  counts: Counts,
): Promise<void> {
  let isAcknowledged = false;
  let asked = 0;
  let withdrawn: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    const { status, body } = await send(withdraw, requests.withdrawal);
    if (status !== 200) throw new Error(`a withdrawal was answered ${status} ${body}`);
    counts.requests += 1;
    isAcknowledged = true;
  };
  await Promise.all(
    ask.map(async (connection) => {
      for (let left = EACH / 2; left > 0; left -= 1) {
        // Half of the questions are for after the acknowledgement.
        if (asked >= EACH / 2) await withdrawn;
        const isLate = isAcknowledged;
        asked += 1;
        if (asked === EACH / 4) withdrawn = end();
        const { status, body } = await send(connection, requests.question);
        if (status !== 200) throw new Error(`a question was answered ${status} ${body}`);
        counts.requests += 1;
        if (!isPermit(body)) continue;
        if (isLate) counts.late += 1;
        else counts.before += 1;
      }
    }),
  );
}

async function services(rig: Rig, url: string, keys: { keyFile: string; erasureLedger: string }) {
  const made: Service[] = [];
  for (const offsetMs of CLOCKS_MS) {
    const port = await freePort();
    const service = new Service({
      ...keys,
      location: { kind: "postgres", url, poolSize: 16 },
      ...{ name: `clock ${offsetMs} ms`, port, offsetMs, folder: rig.home.folder },
    });
    service.start();
    made.push(service);
  }
  return made as [Service, Service];
}

/** P13: no process permits what was withdrawn, whatever its clock says. */
export const WITHDRAWALS: Group = {
  ids: ["P13"],
  async run(rig) {
    const { world, url, keys } = await rig.main();
    const persons = Math.min(Math.ceil(rig.scale.requests / (EACH + 1)), world.consents / 2);
    rig.tell(`${persons} withdrawals, each among ${EACH} decisions at two services`);
    const people = readFileSync(world.people);
    // The last ones of the store: the other targets ask about all, and are done with by now.
    const places = Array.from({ length: persons }, (_, number) => world.consents - 1 - number);
    const consents = await consentsOf(
      { url, keys },
      places.map((place) => personAt(people, place)),
    );
    const two = await services(rig, url, keys);
    const counts: Counts = { before: 0, late: 0, requests: 0 };
    try {
      for (const service of two) await untilAnswers(`${service.url}/livez`);
      let broken: Error | undefined;
      let isOver = false;
      const fail = (error: Error): void => {
        if (!isOver) broken ??= error;
      };
      const next = places.entries();
      const worker = async (number: number): Promise<void> => {
        const [first, second] = two;
        const lines: Lines = {
          ask: [await Connection.open(first.url, fail), await Connection.open(second.url, fail)],
          withdraw: await Connection.open(two[number % 2 === 0 ? 0 : 1].url, fail),
        };
        for (const [at, place] of next) {
          if (broken !== undefined) throw broken;
          const question = decisionOf(world, place, personAt(people, place));
          const withdrawal = withdrawalOf(world, consents[at] ?? "");
          await story(lines, { question, withdrawal }, counts);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => worker(number)));
      isOver = true;
    } finally {
      await Promise.all(two.map((service) => service.kill()));
    }
    const { before, late, requests } = counts;
    const asked = FULL.requests;
    const notes = [
      `${requests} requests${requests < asked ? ` instead of ${asked}` : ""}, ${persons} withdrawals, ${before} permits before them`,
    ];
    const finding = { value: late, min: late, max: late, sides: [], notes };
    return { found: [found("P13", null, { ...finding, isFull: requests >= STRETCH })] };
  },
};
