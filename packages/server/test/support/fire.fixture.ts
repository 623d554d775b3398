/**
 * A process of its own that fires timers until none is due, or tells what ended with its purpose until all was
 * told, to be killed in the middle: `fire.fixture.ts '{"url", "keyFile", "aheadMs", "leaseMs", "journal"}'`. It
 * writes down every claim before it fires any of it.
 */
import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { uuidOf } from "@kelisim/core";
import {
  createIdSource,
  fireDue,
  makeContext,
  systemClock,
  writePurposeEnds,
  type Clock,
} from "@kelisim/server";
import { openStore } from "@kelisim/store";
import { testConfig } from "./service.ts";

export type FiringProcess = {
  readonly url: string;
  readonly keyFile: string;
  /** The clock of all firing processes, from this machine's. */
  readonly aheadMs: number;
  readonly leaseMs: number;
  readonly journal: string;
  readonly work?: "timers" | "purpose-ends";
};

const [text = ""] = process.argv.slice(2);
const { url, keyFile, aheadMs, leaseMs, journal, work } = JSON.parse(text) as FiringProcess;

process.stdin.resume().on("end", () => process.exit(1));

const clock: Clock = { now: () => systemClock.now().add({ milliseconds: aheadMs }) };
const store = await openStore({
  location: { kind: "postgres", url, poolSize: 2 },
  keyFile,
  service: "non-state",
  now: clock.now(),
  migrate: false,
});
const ctx = makeContext({ config: testConfig(), store, clock, ids: createIdSource(clock) });

const isDone = async (): Promise<boolean> => {
  const [row] = await store.db.query<{ rows: number }>(
    "select count(*)::int as rows from timer where fired_at is null and due_at <= $1",
    [clock.now()],
  );
  return row?.rows === 0;
};

const signal = new AbortController().signal;

async function fireAll(): Promise<void> {
  while (!(await isDone())) {
    await fireDue(ctx, signal, {
      leaseMs,
      people: 4,
      onClaim: (claimed) => {
        const lines = claimed.flatMap(({ subjectId, by, timers }) =>
          timers.map(({ kind, recordId }) => `${by} ${uuidOf(subjectId)} ${recordId} ${kind}\n`),
        );
        appendFileSync(journal, lines.join(""));
      },
    });
    await sleep(20);
  }
}

await (work === "purpose-ends" ? writePurposeEnds(ctx, signal, 5) : fireAll());
await store.close();
process.exit(0);
