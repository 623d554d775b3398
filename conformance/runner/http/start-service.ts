import { join } from "node:path";
import { parseInstant, sameText, type Instant, type ServiceKind } from "@kelisim/core";
import {
  ALL_JOBS,
  createIdSource,
  formatApiKey,
  makeContext,
  newApiKeySecret,
  readConfig,
  startServer,
  type Clock,
} from "@kelisim/server";
import {
  createKeyFile,
  insertApiKey,
  insertParty,
  openStore,
  type Store,
  type StoreLocation,
} from "@kelisim/store";
import { Client } from "./client.ts";
import { Numbers } from "./numbers.ts";
import type { ServiceUnderTest } from "./service-under-test.ts";

/** A clock that stands still until the next step. */
class StepClock implements Clock {
  #now: Instant;

  constructor(at: string) {
    this.#now = instant(at);
  }

  now(): Instant {
    return this.#now;
  }

  set(at: string): void {
    this.#now = instant(at);
  }
}

function instant(at: string): Instant {
  const read = parseInstant(at);
  if (read === undefined) throw new Error(`no instant: ${at}`);
  return read;
}

/** The first key of a store cannot be made over the wire: it is put there as an operator would. */
async function firstKey(store: Store, clock: Clock, bin: string): Promise<string> {
  const ids = createIdSource(clock);
  const now = clock.now();
  const provider = {
    id: ids.next("pty"),
    version: 1,
    bin,
    name: sameText("Conformance"),
    sector: store.kind,
    roles: ["service-desk"],
    country: "KZ",
    status: "active",
  } as const;
  await insertParty(store.db, provider, store.serviceId, { at: now, by: null });
  const { secret, hash } = newApiKeySecret();
  const id = ids.next("key");
  await insertApiKey(store.db, {
    id,
    version: 1,
    partyId: provider.id,
    secretHash: hash,
    label: "conformance",
    scopes: ["admin:registry", "admin:erasure", "admin:identity"],
    createdAt: now,
    expiresAt: undefined,
    revokedAt: undefined,
  });
  return formatApiKey(id, secret);
}

export type ServiceToStart = {
  readonly service: ServiceKind;
  readonly location: StoreLocation;
  /** For the key file. */
  readonly directory: string;
};

/** Starts a service in this process, on a store of its own, with a clock that the test sets. */
export async function startService({
  service,
  location,
  directory,
}: ServiceToStart): Promise<ServiceUnderTest> {
  const clock = new StepClock("2026-01-18T00:00:00+05:00");
  const keyFile = join(directory, `${service}.key`);
  createKeyFile(keyFile, clock.now());
  const opened = { location, keyFile, service, now: clock.now(), migrate: true };
  const store = await openStore(opened);
  const read = readConfig({});
  if (!read.ok) throw new Error("the configuration of an empty environment cannot be read");
  const numbers = new Numbers();
  const adminKey = await firstKey(store, clock, numbers.bin());
  const config = {
    ...read.config,
    service,
    purposeReview: false,
    logLevel: "silent",
    port: 0,
    // A clock that jumps from step to step would have them do their work in between.
    jobs: false,
  } as const;
  const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
  const server = await startServer(ctx, { checkAnswers: true });
  return {
    client: new Client(server.url),
    adminKey,
    numbers,
    store,
    context: ctx,
    tellDisclosures: async () => {
      const job = ALL_JOBS.find(({ name }) => name === "disclosure-notices");
      await job?.run(ctx, new AbortController().signal);
    },
    setClock: (at) => clock.set(at),
    close: () => server.close(),
  };
}
