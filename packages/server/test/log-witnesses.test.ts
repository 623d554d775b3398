import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { formatCheckpoint, parseCheckpoint, signNote, verifyNote } from "@kelisim/log";
import {
  createIdSource,
  makeContext,
  WITNESSES,
  witnessName,
  type Config,
  type Context,
} from "@kelisim/server";
import {
  latestCheckpoint,
  logSigners,
  recordRefusal,
  witnessStates,
  type Store,
} from "@kelisim/store";
import { ONE_ENGINE } from "../../../testing/engines.ts";
import { askWitness } from "../src/witnesses/ask-witness.ts";
import { LogOutsider } from "./support/log-outsider.ts";
import { openHome, serve, testConfig } from "./support/service.ts";
import { freshHome, type StoreHome } from "./support/store-home.ts";
import { StandingClock } from "./support/webhook-bench.ts";
import { WitnessDouble } from "./support/witness-double.ts";

const HOUR_MS = 3_600_000;
const NEVER = new AbortController().signal;

describe("Witnesses of the log", () => {
  const clock = new StandingClock();
  let home: StoreHome;
  let store: Store;
  let server: Awaited<ReturnType<typeof serve>>;
  let outsider: LogOutsider;
  let witness: WitnessDouble;
  let ctx: Context;

  const contextWith = (over: Partial<Config>): Context => {
    const config = testConfig({ allowPrivateWebhooks: true, ...over });
    return makeContext({ config, store, clock, ids: createIdSource(clock) });
  };
  const asked = () => ({ url: witness.url, key: witness.key });

  /** One more leaf at least, and its checkpoint. */
  async function grow(rows = 1): Promise<void> {
    for (let row = 0; row < rows; row += 1) {
      const refused = { partyId: undefined, keyId: undefined, command: "x", outcome: "not-found" };
      await recordRefusal(store.db, { at: clock.now(), ...refused });
    }
    await ctx.sequencer.round();
  }
  const look = async (at: Context = ctx) => (await WITNESSES.run(at, NEVER)).counts;
  const stateOf = async (name = witnessName(asked())) => {
    const state = (await witnessStates(store.db)).find((each) => each.witness === name);
    assert.ok(state);
    return state;
  };
  const outcome = async (): Promise<string> => {
    clock.advance(2 * HOUR_MS);
    await look();
    return (await stateOf()).outcome;
  };
  const hasSeen = async (): Promise<boolean> => {
    const { text } = await outsider.checkpoint();
    const verified = verifyNote(text, [witness.key]);
    return verified.ok && verified.seenBy.length === 1;
  };

  before(async () => {
    home = await freshHome(ONE_ENGINE);
    store = await openHome(home, clock);
    server = await serve(store, clock);
    outsider = new LogOutsider(server.url);
    witness = await WitnessDouble.start("w.example/one", 1);
    witness.trust(...(await outsider.keys()));
    ctx = contextWith({ logWitnesses: [asked()] });
  });
  after(async () => {
    await witness.close();
    await server.close();
    await home.remove();
  });
  beforeEach(() => {
    witness.mischief = "honest";
    clock.advance(2 * HOUR_MS);
  });

  test("cosign what grows, and are asked no more often than they need", async () => {
    assert.deepEqual(await look(), { cosigned: 0, failed: 0 }, "an empty tree shows nothing");
    await grow(3);
    assert.deepEqual(await look(), { cosigned: 1, failed: 0 });
    assert.match(witness.asked[0] ?? "", /^old 0\n\nkelisim\/[0-9a-f]+\n\d+\n/);
    assert.equal(await hasSeen(), true);
    await look();
    assert.equal(witness.asked.length, 1, "what she has cosigned is not shown to her again");
    await grow(300);
    assert.equal(await hasSeen(), false);
    await look();
    assert.equal(witness.asked.length, 1, "she has had her rest");
    clock.advance(6000);
    const [counts, others] = await Promise.all([look(), look(contextWith(ctx.config))]);
    assert.equal((counts["cosigned"] ?? 0) + (others["cosigned"] ?? 0), 1, "one process asks");
    assert.match(witness.asked[1] ?? "", /^old [1-9]\d*\n([\w+/]{43}=\n)+\nkelisim/);
    assert.equal(await hasSeen(), true);
    assert.equal((await stateOf()).knownSize, (await latestCheckpoint(store.db))?.size);
  });

  test("say what they have seen, and are told the rest from there", async () => {
    await grow();
    witness.seen = undefined;
    assert.equal(await outcome(), "cosigned");
    assert.match(witness.asked.at(-2) ?? "", /^old [1-9]/);
    assert.match(witness.asked.at(-1) ?? "", /^old 0\n\n/);
    // A line that was lost on the way is given again.
    await store.db.asOwner((owner) => owner.query("delete from log_cosignature"));
    await store.db.query("update log_witness set outcome = 'timeout', known_size = 0");
    assert.equal(await outcome(), "cosigned");
    assert.equal(await hasSeen(), true);
  });

  test("refuse a fork, and a log that is not theirs", async () => {
    await grow(5);
    const newest = await latestCheckpoint(store.db);
    assert.ok(newest);
    const origin = parseCheckpoint(newest.note)?.origin ?? "";
    const root = new Uint8Array(32).fill(5);
    const forge = (size: bigint) => ({
      ...{ size, root, signedAt: clock.now() },
      note: signNote(formatCheckpoint({ origin, size, root }), ...logSigners(store.ring, origin)),
    });
    const before = witness.seen;
    assert.ok(before && before.size < newest.size);
    const asking = {
      ...{ store, clock, allowPrivate: true, timeoutMs: 2000, signal: NEVER },
      resolve: async () => [],
    };
    const words: (string | undefined)[] = [];
    for (const size of [newest.size, before.size]) {
      const told = await askWitness(asking, asked(), forge(size), before.size);
      words.push(told?.outcome);
    }
    assert.deepEqual(words, ["proof-refused", "other-tree"]);
    assert.deepEqual(witness.seen, before, "she holds to what she saw");

    witness.seen = { size: newest.size + 9n, root };
    assert.equal(await outcome(), "ahead-of-us");
    assert.equal((await stateOf()).knownSize, newest.size + 9n);
    assert.equal(await hasSeen(), false);
    witness.seen = before;
    witness.trust(`${origin}+00000000+AAAA`);
    assert.equal(await outcome(), "key-unknown");
    witness.trust();
    assert.equal(await outcome(), "log-unknown");
    witness.trust(...(await outsider.keys()));
    assert.equal(await outcome(), "cosigned");
  });

  test("that fail are left alone for ever longer, and nothing of theirs is kept", async () => {
    await grow();
    const from = witness.asked.length;
    for (const [mischief, word] of [
      ["signs-with-another-key", "bad-signature"],
      ["redirects", "redirect"],
      ["answers-endlessly", "answer-too-long"],
      ["is-away", "failed"],
    ] as const) {
      witness.mischief = mischief;
      assert.equal(await outcome(), word);
      assert.equal(await hasSeen(), false, word);
    }
    assert.equal(witness.asked.length, from + 4, "no redirect was followed");
    assert.equal((await stateOf()).failures, 4);
    witness.mischief = "adds-lines-of-others";
    clock.advance(79_000);
    assert.deepEqual(await look(), { cosigned: 0, failed: 0 });
    clock.advance(2000);
    assert.deepEqual(await look(), { cosigned: 1, failed: 0 });
    assert.equal((await stateOf()).failures, 0);
    const lines = await store.db.query<{ line: string }>("select line from log_cosignature");
    assert.ok(lines.every(({ line }) => line.startsWith("— w.example/one ")));
  });

  test("are not sought inside the own network, and one that is gone holds up no other", async () => {
    await grow();
    const inside = contextWith({ logWitnesses: [asked()], allowPrivateWebhooks: false });
    const from = witness.asked.length;
    await look(inside);
    assert.equal((await stateOf()).outcome, "address-not-allowed");
    assert.equal(witness.asked.length, from);
    const gone = await WitnessDouble.start("w.example/two", 2);
    const second = { url: gone.url, key: gone.key };
    await gone.close();
    clock.advance(2 * HOUR_MS);
    const both = contextWith({ logWitnesses: [second, asked()] });
    assert.deepEqual(await look(both), { cosigned: 1, failed: 1 });
    assert.equal((await stateOf(witnessName(second))).outcome, "connection-refused");
    assert.equal(await hasSeen(), true);
  });
});
