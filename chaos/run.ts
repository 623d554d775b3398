import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Store } from "@kelisim/store";
import { misexplained } from "./check/explained.ts";
import { Dice } from "./dice.ts";
import { Inspector } from "./inspector.ts";
import { Journal, type FaultWindow } from "./journal.ts";
import { Client } from "./load/client.ts";
import { people } from "./load/people.ts";
import { tellStories, watchOthers, type Crowd } from "./load/stories.ts";
import { untilReady, wrongClocks } from "./readiness.ts";
import { startEmbeddedRig } from "./rig/embedded-rig.ts";
import { startPostgresRig } from "./rig/postgres-rig.ts";
import type { Fault, Rig } from "./rig/rig.ts";
import { BrokenInvariant, type Violation } from "./violation.ts";

export type RunOptions = {
  readonly engine: Rig["engine"];
  readonly seed: number;
  /** How long faults go on; checks at the end come on top. */
  readonly milliseconds: number;
  readonly clients: number;
  /** Longest pause of a client between two acts in milliseconds. */
  readonly pauseMs: number;
  /** These faults in this order, instead of random ones until the time is over. */
  readonly plan?: readonly string[];
  /** Whether the pair's primary does not wait for its standby: then a run must find losses. */
  readonly asynchronous?: boolean;
  /** Within this time everything is ready again by itself; a minute unless set. */
  readonly recoveryMs?: number;
  /** Whether to wait at the end until all is told; the leases of killed processes end after 30 seconds. */
  readonly waitsUntilTold?: boolean;
  readonly tell?: (line: string) => void;
  readonly stop?: AbortSignal;
};

export type RunResult = {
  readonly engine: Rig["engine"];
  readonly seed: number;
  /** Where journal and logs lie. */
  readonly folder: string;
  readonly milliseconds: number;
  readonly journal: Journal;
  readonly violations: readonly Violation[];
  readonly looks: number;
};

/** Looks for which the service has to stop are rarer. */
const LOOKS_THAT_STOP = 0.3;
/** Decisions that the service explains at the end. */
const EXPLAINED = 200;
/** What has to be told becomes less within this time, once nothing goes wrong any more. */
const TELL_MS = 60_000;

/** Runs one installation under load and faults, and holds it against what it acknowledged. */
export async function run(options: RunOptions): Promise<RunResult> {
  const { engine, seed } = options;
  const folder = mkdtempSync(join(tmpdir(), `kelisim-chaos-${engine}-`));
  const dice = new Dice(seed);
  const journal = new Journal(join(folder, "journal.jsonl"));
  journal.note({ seed, engine });
  const rig = await (engine === "postgres"
    ? startPostgresRig(folder, journal, dice.fork(0), options.asynchronous !== true)
    : startEmbeddedRig(folder, journal));
  try {
    return await new Director(rig, journal, options, folder).direct();
  } finally {
    await rig.close();
    journal.close();
  }
}

class Director {
  readonly #rig: Rig;
  readonly #journal: Journal;
  readonly #options: RunOptions;
  readonly #folder: string;
  readonly #dice: Dice;
  readonly #inspector: Inspector;
  readonly #violations: Violation[] = [];
  #isOver = false;

  constructor(rig: Rig, journal: Journal, options: RunOptions, folder: string) {
    this.#rig = rig;
    this.#journal = journal;
    this.#options = options;
    this.#folder = folder;
    this.#dice = new Dice(options.seed).fork(1);
    this.#inspector = new Inspector(journal);
  }

  async direct(): Promise<RunResult> {
    const { engine, seed } = this.#options;
    const from = performance.now();
    // Whoever calls before the first readiness is before the opening hours.
    const opening = this.#openWindow([]);
    await this.#untilReady(opening);
    const load = this.#startLoad();
    await sleep(1000);
    for (const faults of this.#faults(from)) {
      if (this.#options.stop?.aborted === true) break;
      await this.#quiet();
      await this.#harm(faults);
    }
    await this.#quiet(true);
    this.#isOver = true;
    await load;
    await this.#lastLook();
    return {
      ...{ engine, seed, folder: this.#folder, journal: this.#journal },
      milliseconds: performance.now() - from,
      violations: this.#violations,
      looks: this.#inspector.looks,
    };
  }

  /** What goes wrong next: mostly one thing, sometimes two at once. */
  *#faults(from: number): Generator<readonly Fault[]> {
    const { plan, milliseconds } = this.#options;
    const { faults } = this.#rig;
    if (plan !== undefined) {
      for (const name of plan) {
        const fault = faults.find((each) => each.name === name);
        if (fault === undefined) throw new Error(`there is no such fault: ${name}`);
        yield [fault];
      }
      return;
    }
    const bag = faults.flatMap((fault) => Array.from({ length: fault.weight }, () => fault));
    while (performance.now() - from < milliseconds) {
      const first = this.#dice.pick(bag);
      const others = bag.filter(({ touches }) => touches !== first.touches);
      yield this.#dice.chance(0.3) ? [first, this.#dice.pick(others)] : [first];
    }
  }

  #openWindow(names: readonly string[]): FaultWindow {
    const window = { names, from: performance.now(), to: undefined, recoveryMs: undefined };
    this.#journal.windows.push(window);
    return window;
  }

  async #untilReady(window: FaultWindow): Promise<void> {
    const ready = await untilReady(this.#rig, this.#options.recoveryMs);
    if (typeof ready === "number") window.recoveryMs = ready;
    else this.#found([ready]);
    window.to = performance.now();
  }

  /** Some time without faults, in which all is looked at. */
  async #quiet(isLast = false): Promise<void> {
    await sleep(this.#dice.between(500, 2500));
    this.#found(await wrongClocks(this.#rig));
    if (!this.#rig.inspectingStops) {
      this.#found(await this.#rig.inspect((store) => this.#inspector.look(store)));
      return;
    }
    this.#found(this.#inspector.heard());
    if (!isLast && !this.#dice.chance(LOOKS_THAT_STOP)) return;
    const window = this.#openWindow(["look into the store"]);
    this.#found(await this.#rig.inspect((store) => this.#inspector.look(store)));
    await this.#untilReady(window);
  }

  async #harm(faults: readonly Fault[]): Promise<void> {
    const names = faults.map(({ name }) => name);
    this.#journal.note({ faults: names });
    const window = this.#openWindow(names);
    const ended = await Promise.allSettled(
      faults.map((fault, place) => fault.run(this.#dice.fork(place))),
    );
    // A later fault throws other dice.
    this.#dice.next();
    for (const { status, ...rest } of ended) {
      if (status !== "rejected" || !("reason" in rest)) continue;
      const { reason } = rest;
      const what = `${names.join(" and ")}: ${String(reason)}`;
      this.#found(
        reason instanceof BrokenInvariant ? reason.violations : [{ invariant: "not ready", what }],
      );
    }
    await this.#untilReady(window);
    const seconds = ((window.to ?? 0) - window.from) / 1000;
    this.#tell(`${names.join(" and ")}: ready again after ${seconds.toFixed(1)} s`);
    this.#crashes();
  }

  #startLoad(): Promise<unknown> {
    const { world, services } = this.#rig;
    const { clients, pauseMs } = this.#options;
    const crowd: Crowd = {
      people: people(),
      watched: [],
      pauseMs,
      isOver: () => this.#isOver,
    };
    const journal = this.#journal;
    const client = (number: number): Client =>
      new Client({
        number,
        targets: services,
        world,
        journal,
        dice: this.#dice.fork(number + 100),
      });
    return Promise.all(
      Array.from({ length: clients }, (_, number) =>
        number % 4 === 3 ? watchOthers(client(number), crowd) : tellStories(client(number), crowd),
      ),
    );
  }

  async #lastLook(): Promise<void> {
    this.#tell("no more faults and no more load: the last look at everything");
    const rig = this.#rig;
    const { waitsUntilTold = true } = this.#options;
    if (waitsUntilTold) await this.#untilTold();
    const look = async (store: Store): Promise<readonly Violation[]> => [
      ...(waitsUntilTold ? await this.#inspector.notToldSince(store, 5000) : []),
      ...(await this.#inspector.lookAtAll(store, rig.receiver.arrived)),
    ];
    this.#found(await rig.inspect(look));
    this.#found(await this.#explained());
    this.#crashes();
  }

  /** Some decisions, told again by the service itself. */
  async #explained(): Promise<readonly Violation[]> {
    const ready = await untilReady(this.#rig, this.#options.recoveryMs);
    const [service] = this.#rig.services;
    if (typeof ready !== "number" || service === undefined) return [];
    const decided = this.#journal.of("decided");
    const picked = Array.from({ length: Math.min(EXPLAINED, decided.length) }, () =>
      this.#dice.pick(decided),
    );
    return misexplained(service.url, this.#rig.world.bank.api.key ?? "", picked);
  }

  /** Waits while what has to be told becomes less; the leases of those who were killed have to end too. */
  async #untilTold(): Promise<void> {
    const rig = this.#rig;
    let least = Number.POSITIVE_INFINITY;
    let since = performance.now();
    // Looking at an embedded store stops those who tell: they get more time from look to look.
    for (let pause = 1000; performance.now() - since < TELL_MS;) {
      await sleep(pause);
      const late = await rig.inspect((store) => this.#inspector.notToldSince(store, 1000));
      if (late.length === 0) return;
      if (late.length < least) since = performance.now();
      least = Math.min(least, late.length);
      if (rig.inspectingStops) {
        await untilReady(rig, this.#options.recoveryMs);
        pause = Math.min(2 * pause, 20_000);
      }
    }
  }

  #crashes(): void {
    for (const { crashes } of this.#rig.services) {
      for (const crash of crashes.splice(0)) this.#journal.note({ crash });
    }
  }

  #found(violations: readonly Violation[]): void {
    for (const violation of violations) {
      const isKnown = this.#violations.some(
        ({ invariant, what }) => invariant === violation.invariant && what === violation.what,
      );
      if (isKnown) continue;
      this.#violations.push(violation);
      this.#journal.note({ violation });
      this.#tell(`VIOLATION ${violation.invariant}: ${violation.what}`);
    }
  }

  #tell(line: string): void {
    const { acts } = this.#journal;
    this.#options.tell?.(
      `${this.#options.engine}: ${line} (${acts.length} acknowledged, ${this.#violations.length} violations)`,
    );
  }
}
