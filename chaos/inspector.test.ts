import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { systemClock } from "@kelisim/server";
import { startService, type Service } from "../packages/server/test/support/service.ts";
import { buildWorld, type World } from "../packages/server/test/support/world.ts";
import { Dice } from "./dice.ts";
import { Inspector } from "./inspector.ts";
import { Journal } from "./journal.ts";
import { Client } from "./load/client.ts";
import { people } from "./load/people.ts";

const NOBODY: ReadonlySet<string> = new Set();

describe("The inspector of a chaos run", () => {
  let service: Service;
  let world: World;
  const journal = new Journal();

  before(async () => {
    service = await startService({ clock: systemClock });
    world = await buildWorld(service);
    const targets = [{ name: "one", url: service.url }];
    const client = new Client({ number: 1, targets, world, journal, dice: new Dice(1) });
    for (let told = 0; told < 4; told += 1) {
      const person = everybody.next().value;
      const consent = await client.grant(person, await client.ask(person));
      await client.evaluate(person);
      const [duty = ""] = await client.withdraw(person, consent);
      await client.evaluate(person);
      await client.discharge(person, duty, { outcome: "ceased" });
      await client.object(person);
      await client.refuse(person, await client.ask(person));
    }
    await world.bank.api.get("/v1/events");
  });
  after(() => service.close());

  const everybody = people();

  const findings = async (arrived = NOBODY): Promise<readonly string[]> => {
    const found = await new Inspector(journal).lookAtAll(service.store, arrived);
    return found.map(({ invariant, what }) => `${invariant}: ${what}`);
  };

  /** Spoils the store as only its owner can, and gives what the inspector says more than before. */
  async function spoil(sql: string): Promise<readonly string[]> {
    const earlier = await findings();
    await service.store.db.asOwner((owner) => owner.query(sql));
    return (await findings()).filter((line) => !earlier.includes(line));
  }

  const first = (name: "asked" | "granted" | "refused" | "withdrawn" | "objected"): string =>
    journal.of(name)[0]?.id ?? "";

  test("finds nothing in a store that nobody spoilt", async () => {
    assert.equal(journal.acts.length, 4 * 9);
    assert.deepEqual(await findings(), []);
  });

  test("finds a message without a number, for as long as it has none", async () => {
    const inspector = new Inspector(journal);
    await world.desk.api.send("GET", "/v1/events");
    assert.deepEqual(await inspector.notToldSince(service.store, 0), []);
    const sql =
      "update outbox set sent_at = null where outbox_id = (select min(outbox_id::text)::uuid from outbox)";
    await service.store.db.asOwner((owner) => owner.query(sql));
    const [late] = await inspector.notToldSince(service.store, 0);
    assert.match(late?.what ?? "", /a message without a number/);
    assert.deepEqual(await inspector.notToldSince(service.store, 3_600_000), []);
    assert.match((await findings()).join("\n"), /numbered message that is not marked/);
    await service.store.db.asOwner((owner) =>
      owner.query("update outbox set sent_at = recorded_at where sent_at is null"),
    );
    assert.deepEqual(await findings(), []);
  });

  test("finds a second effect of one command", async () => {
    const person = everybody.next().value;
    const apart = new Client({
      ...{ number: 2, targets: [{ name: "one", url: service.url }], world },
      ...{ journal: new Journal(), dice: new Dice(2) },
    });
    await apart.refuse(person, await apart.ask(person));
    const found = (await findings()).filter((line) => line.startsWith("double"));
    assert.equal(found.length, 2);
    assert.match(found.join("\n"), /9 events consent\.requested of 8 to 8 commands/);
  });

  test("finds what was acknowledged and is not there", async () => {
    const consent = first("granted").slice(-32);
    const request = first("asked").slice(-32);
    const call = first("objected").slice(-32);
    for (const [sql, expected] of [
      [`delete from consent_request where request_id = '${request}'`, "lost: asked"],
      [
        `update answer set end_state = 'standing' where answer_id = '${consent}'`,
        "lost: withdrawn",
      ],
      [`delete from answer where answer_id = '${consent}'`, "lost: granted"],
      ["update duty set state = 'open' where state = 'discharged'", "lost: discharged"],
      ["delete from answer where kind = 'refused'", "lost: refused"],
      [`delete from rights_call where call_id = '${call}'`, "lost: objected"],
      ["delete from duty", "lost: duty"],
      [
        "update access_log set permitted = true where reason = 'consent-withdrawn'",
        "lost: decided",
      ],
      ["delete from access_log", "lost: decided"],
    ] as const) {
      const found = await spoil(sql);
      assert.ok(
        found.some((line) => line.startsWith(expected)),
        `${sql}: ${found.join("\n")}`,
      );
    }
  });

  test("finds commands that were carried out by half", async () => {
    for (const [sql, expected] of [
      ["delete from outbox where type = 'consent.requested'", "an event that nobody was told of"],
      ["delete from event where type = 'consent.granted'", "a gap in her events"],
      ["update subject set seq = seq + 1", "whose counter is not her newest event's"],
      ["delete from subject_lookup", "without a way to find her"],
    ] as const) {
      const found = await spoil(sql);
      assert.ok(
        found.some((line) => line.includes(expected)),
        `${sql}: ${found.join("\n")}`,
      );
    }
    assert.match((await findings()).join("\n"), /half-written: the projections of/);
  });

  test("finds what was told twice, or out of the count", async () => {
    for (const [sql, expected] of [
      ["update feed_head set feed_seq = feed_seq + 1", "whose head is not its newest number"],
      ["delete from feed where feed_seq = 2", "a gap or a repeated number"],
      [
        `insert into feed select party_id, feed_seq + 1000, outbox_id, type, recorded_at, payload
         from feed where feed_seq = 3`,
        "one message with two numbers",
      ],
      [
        `insert into outbox select subject_id, event_id, o.seq, party_id, o.type, o.recorded_at, payload
         from outbox o join event e using (subject_id) where o.type = 'objection.received' and e.seq = 1`,
        "two messages about one event",
      ],
      [
        `insert into webhook_delivery select w.id, p, w.id, 1, w.id, 'x', 1, 'delivered', '2026-01-01Z'
         from (select subject_id as id from subject limit 1) w, (values (1), (2)) as p (p)
         where p = 1`,
        "counts as made and never arrived",
      ],
    ] as const) {
      const found = await spoil(sql);
      assert.ok(
        found.some((line) => line.includes(expected)),
        `${sql}: ${found.join("\n")}`,
      );
    }
  });
});
