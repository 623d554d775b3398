import { setTimeout as sleep } from "node:timers/promises";
import { type Client, GivenUp } from "./client.ts";
import type { Person } from "./people.ts";

/** How many of the newest people are asked about by others. */
const WATCHED = 200;

/** What all clients of a run share. */
export type Crowd = {
  readonly people: Iterator<Person, never>;
  /** People whom somebody may ask about at any time. */
  readonly watched: Person[];
  /** Longest pause between two acts in milliseconds. */
  readonly pauseMs: number;
  isOver(): boolean;
};

const REVIEWED = {
  outcome: "upheld",
  text: "Қаралды.",
  reviewer: { name: "Ойдан Шығарылған", position: "басшы" },
};

/** Tells one person's story after another, until the run is over. */
export async function tellStories(client: Client, crowd: Crowd): Promise<void> {
  while (!crowd.isOver()) {
    try {
      await story(client, crowd, crowd.people.next().value);
    } catch (error) {
      if (!(error instanceof GivenUp)) throw error;
    }
  }
}

/** What a person's story has left open so far. */
type Open = { readonly consents: Set<string>; readonly duties: Map<string, object> };

async function story(client: Client, crowd: Crowd, person: Person): Promise<void> {
  const { dice } = client;
  const open: Open = { consents: new Set(), duties: new Map() };
  const pause = (): Promise<void> => sleep(dice.between(0, crowd.pauseMs));
  for (let chapters = dice.between(1, 3); chapters > 0; chapters -= 1) {
    const request = await client.ask(person);
    if (dice.chance(0.2)) {
      await client.refuse(person, request);
      await client.evaluateEverywhere(person);
      // Nobody asks her again for two weeks.
      return;
    }
    const consent = await client.grant(person, request);
    open.consents.add(consent);
    watch(crowd, person);
    await client.evaluate(person);
    await pause();
    if (dice.chance(0.3)) open.duties.set(await client.object(person), REVIEWED);
    if (dice.chance(0.7)) {
      const duties = await client.withdraw(person, consent);
      open.consents.delete(consent);
      for (const duty of duties) open.duties.set(duty, { outcome: "ceased" });
      await client.evaluateEverywhere(person);
    }
    if (dice.chance(0.5)) await closeDuties(client, person, open);
    await pause();
    if (crowd.isOver()) return;
  }
  if (open.consents.size > 0 || !dice.chance(0.4)) return;
  await closeDuties(client, person, open);
  await client.erase(person);
  await client.evaluateEverywhere(person);
}

async function closeDuties(client: Client, person: Person, { duties }: Open): Promise<void> {
  for (const [duty, body] of duties) {
    await client.discharge(person, duty, body);
    duties.delete(duty);
  }
}

function watch({ watched }: Crowd, person: Person): void {
  watched.push(person);
  if (watched.length > WATCHED) watched.shift();
}

/** Asks about other clients' people, at any moment of their stories. */
export async function watchOthers(client: Client, crowd: Crowd): Promise<void> {
  while (!crowd.isOver()) {
    const { watched, pauseMs } = crowd;
    if (watched.length > 0) await client.evaluate(client.dice.pick(watched));
    await sleep(client.dice.between(1, pauseMs + 1));
  }
}
