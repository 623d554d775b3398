/**
 * A process that writes the persons of one line: `clone-line.ts '{"url": …, "line": …}'`. Sealing their data
 * takes as much of a core as writing them.
 */
import { readFileSync } from "node:fs";
import { parseIin, uuidOf } from "@kelisim/core";
import { findSubject, type Store } from "@kelisim/store";
import type pg from "pg";
import { withClient } from "./client.ts";
import { clonePersons } from "./clone.ts";
import { openBenchStore, type Keys } from "./store.ts";
import { readTemplate, type Template } from "./template.ts";

/** What is to be written. */
export type CloneJob = {
  readonly url: string;
  readonly keys: Keys;
  /** A file of IINs. */
  readonly people: string;
  readonly line: number;
  readonly lines: number;
  readonly consents: number;
  readonly pending: number;
  readonly rows: "whole" | "lean";
  /** IINs of the two persons whom the service has made. */
  readonly model: { readonly standing: string; readonly pending: string };
};

/** What the deciding statement looks at. */
const LEAN = ["subject", "subject_lookup", "answer"];

async function templateOf(
  store: Store,
  client: pg.Client,
  digits: string,
  rows: CloneJob["rows"],
): Promise<Template> {
  const iin = parseIin(digits);
  const subject = iin.ok ? await findSubject(store.db, store.ring, iin.iin) : undefined;
  if (subject === undefined) throw new Error("the service does not know its own person");
  return readTemplate(client, uuidOf(subject), digits, rows === "lean" ? LEAN : undefined);
}

/** Every nth place from `first`. */
const places = (first: number, end: number, step: number): readonly number[] =>
  Array.from(
    { length: Math.max(0, Math.ceil((end - first) / step)) },
    (_, at) => first + at * step,
  );

async function cloneLine(job: CloneJob): Promise<void> {
  const { url, keys, line, lines, consents, pending, rows, model } = job;
  const people = readFileSync(job.people);
  const store = await openBenchStore(keys, url);
  try {
    await withClient(url, async (client) => {
      const common = { store, client, people };
      const standing = await templateOf(store, client, model.standing, rows);
      const waiting = await templateOf(store, client, model.pending, rows);
      const some = places(line, consents, lines);
      await clonePersons({
        ...common,
        template: standing,
        places: some,
        after: 0,
        seed: 2 * line + 1,
      });
      // Behind the numbers of the others, whatever these were told.
      const after = 10 * consents;
      const others = places(consents + line, consents + pending, lines);
      await clonePersons({
        ...common,
        template: waiting,
        places: others,
        after,
        seed: 2 * line + 2,
      });
    });
  } finally {
    await store.close();
  }
}

const [text = ""] = process.argv.slice(2);
if (text !== "") await cloneLine(JSON.parse(text) as CloneJob);
