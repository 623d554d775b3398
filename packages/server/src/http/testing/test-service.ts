import { join } from "node:path";
import { createKeyFile, insertApiKey, insertParty, openStore, type Store } from "@kelisim/store";
import {
  completeCheckDigit,
  instantOf,
  sameText,
  type ApiKeyId,
  type Instant,
  type Party,
} from "@kelisim/core";
import type { Scope } from "@kelisim/protocol";
import { freshPgliteDirectory } from "../../../../../testing/pglite-directory.ts";
import { readConfig, type Config } from "../../config.ts";
import type { Clock, Context } from "../../context.ts";
import { createIdSource } from "../../id-source.ts";
import { makeContext } from "../../make-context.ts";
import { formatApiKey, newApiKeySecret } from "../api-key-secret.ts";

/** A clock that stands still until it is moved. */
export class TestClock implements Clock {
  #at = instantOf(Date.parse("2026-07-13T09:30:00Z"));

  now(): Instant {
    return this.#at;
  }

  advance(milliseconds: number): void {
    this.#at = this.#at.add({ milliseconds });
  }
}

export type TestService = {
  readonly ctx: Context;
  readonly clock: TestClock;
  readonly store: Store;
  /** A new party and its key; `text` is the bearer token. */
  key(
    scopes: readonly Scope[],
    more?: { readonly expiresAt?: Instant; readonly party?: Partial<Party> },
  ): Promise<{ readonly text: string; readonly id: ApiKeyId; readonly party: Party }>;
  close(): Promise<void>;
};

/** A configuration of the defaults without jobs, with some members replaced. */
export function testConfig(over: Partial<Config> = {}): Config {
  const read = readConfig({});
  if (!read.ok) throw new Error("the defaults are wrong");
  return { ...read.config, logLevel: "silent", jobs: false, ...over };
}

let parties = 0;

const nextBin = (): string => {
  parties += 1;
  const bin = completeCheckDigit(`12034${String(parties).padStart(6, "0")}`);
  return bin ?? nextBin();
};

/** A service on an embedded store of its own, with an empty registry and a clock of its own. */
export async function testService(over: Partial<Config> = {}): Promise<TestService> {
  const dir = await freshPgliteDirectory("ready");
  const clock = new TestClock();
  const keyFile = join(dir.path, "test.key");
  createKeyFile(keyFile, clock.now());
  const store = await openStore({
    location: { kind: "embedded", directory: dir.path },
    keyFile,
    service: "non-state",
    now: clock.now(),
    migrate: true,
  });
  const ids = createIdSource(clock);
  const ctx = makeContext({ config: testConfig(over), store, clock, ids });
  return {
    ctx,
    clock,
    store,
    async key(scopes, more = {}) {
      const party: Party = {
        id: ids.next("pty"),
        version: 1,
        bin: nextBin(),
        name: sameText("Сынақ банкі"),
        sector: "non-state",
        roles: ["owner", "operator"],
        country: "KZ",
        status: "active",
        ...more.party,
      };
      await insertParty(store.db, party, store.serviceId, { at: clock.now(), by: null });
      const { secret, hash } = newApiKeySecret();
      const id = ids.next("key");
      await insertApiKey(store.db, {
        id,
        version: 1,
        partyId: party.id,
        secretHash: hash,
        label: "test",
        scopes,
        createdAt: clock.now(),
        expiresAt: more.expiresAt,
        revokedAt: undefined,
      });
      return { text: formatApiKey(id, secret), id, party };
    },
    async close() {
      await store.close();
      dir.remove();
    },
  };
}
