import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createKeyFile, openStore, type Store } from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { assertWhole } from "../../../server/test/support/whole-store.ts";
import { tempDir, type TempDir } from "../../../../testing/temp-dir.ts";
import { accepted, ask } from "../support/commands.ts";
import { newPerson } from "../support/people.ts";
import { seedRegistry } from "../support/registry.ts";
import { acknowledgedIn, lostFrom } from "./acknowledged.ts";

const CHILD = fileURLToPath(new URL("./child.ts", import.meta.url));

/** What one kill did. */
export type Cycle = {
  /** Milliseconds from the beginning of the opening, or of the writing, to the kill. */
  readonly moment: number;
  /** What the process was at. */
  readonly at: string;
  readonly acknowledged: number;
  readonly lost: number;
  /** Why the store is not whole; `undefined` when it is. */
  readonly broken: string | undefined;
  /** Milliseconds that the next opening took. */
  readonly reopened: number;
};

type Home = { readonly dir: TempDir; readonly directory: string; readonly keyFile: string };

function newHome(): Home {
  const dir = tempDir();
  const keyFile = join(dir.path, "kill.key");
  createKeyFile(keyFile, MONDAY);
  return { dir, directory: join(dir.path, "store"), keyFile };
}

const openHome = ({ directory, keyFile }: Home): Promise<Store> =>
  openStore({
    location: { kind: "embedded", directory },
    ...{ keyFile, service: "non-state", now: MONDAY, migrate: true, note: "kill-embedded" },
  });

function start(task: string, { directory, keyFile }: Home, ...more: string[]) {
  const child = spawn(process.execPath, [CHILD, task, directory, keyFile, ...more], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const opened = { isOpen: false };
  child.stdout.once("data", () => (opened.isOpen = true));
  return { child, opened };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** Opens the store again and looks whether everything is there, and nothing by half. */
async function inspect(home: Home, ackFile: string): Promise<Omit<Cycle, "moment" | "at">> {
  const heard = acknowledgedIn(ackFile);
  const began = performance.now();
  try {
    const store = await openHome(home);
    const reopened = Math.round(performance.now() - began);
    try {
      const lost = await lostFrom(store, heard);
      const broken = await assertWhole(store).then(() => undefined, String);
      return { acknowledged: heard.length, lost, broken, reopened };
    } finally {
      await store.close();
    }
  } catch (error) {
    const broken = String(error);
    return { acknowledged: heard.length, lost: heard.length, broken, reopened: 0 };
  }
}

/** How long a first opening takes on this machine, in milliseconds. */
export async function firstOpening(): Promise<number> {
  const home = newHome();
  try {
    const began = performance.now();
    const { child } = start("hold", home);
    await once(child.stdout, "data");
    const took = performance.now() - began;
    await kill(child);
    return Math.round(took);
  } finally {
    home.dir.remove();
  }
}

/** Kills a process while it makes a store, and lives in what it left behind. */
export async function killFirstOpening(longest: number): Promise<Cycle> {
  const home = newHome();
  try {
    const { child, opened } = start("hold", home);
    const moment = randomInt(50, longest);
    await sleep(moment);
    await kill(child);
    const hasFiles = existsSync(join(home.directory, "pgdata"));
    const making = hasFiles ? "making tables" : "making files";
    const at = opened.isOpen ? "open" : making;
    const found = await inspect(home, "");
    const broken = found.broken ?? (await tryToLive(home).then(() => undefined, String));
    return { moment, at, ...found, broken };
  } finally {
    home.dir.remove();
  }
}

async function tryToLive(home: Home): Promise<void> {
  const store = await openHome(home);
  try {
    await seedRegistry(store);
    const { subjectId, iin } = await newPerson(store);
    accepted(await ask(store, { subjectId, fields: { iin } }));
    await assertWhole(store);
  } finally {
    await store.close();
  }
}

/** Kills one writing process after the other, on one store. */
export async function* killWriters(cycles: number): AsyncGenerator<Cycle> {
  const home = newHome();
  const ackFile = join(home.dir.path, "acknowledged");
  try {
    const store = await openHome(home);
    await seedRegistry(store);
    await store.close();
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      const before = acknowledgedIn(ackFile).length;
      const { child } = start("write", home, ackFile, String(cycle));
      while (acknowledgedIn(ackFile).length === before) {
        if (child.exitCode !== null) throw new Error("the writer ended before it was killed");
        await sleep(5);
      }
      const moment = randomInt(1, 2500);
      await sleep(moment);
      await kill(child);
      const found = await inspect(home, ackFile);
      yield { moment, at: "writing", ...found, acknowledged: found.acknowledged - before };
    }
  } finally {
    home.dir.remove();
  }
}
