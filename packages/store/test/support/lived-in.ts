import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { addCosignature, ensureLog, insertWebhook, sequence, type Store } from "@kelisim/store";
import { MONDAY } from "../../../core/src/testing/person.test-support.ts";
import { BANK } from "../../../core/src/testing/registry.test-support.ts";
import { busyLives } from "./busy-lives.ts";
import { randomIds } from "./commands.ts";
import { newPerson, type Person } from "./people.ts";
import { seedRegistry } from "./registry.ts";
import { liveThrough, type StoredLife } from "./store-lives.ts";
import { tellWholeStory } from "./whole-story.ts";

export type LivedIn = {
  readonly lives: readonly StoredLife[];
  /** Of whom everything was told that can be sent. */
  readonly person: Person;
};

/** Values whose text form is not the first that comes to mind. */
const ODD_ROWS = `
  insert into idempotency values
    ('${randomUUID()}', 'a "route", {with} \\braces, NULL', '\\x00ff0a22', '\\x', '${randomUUID()}',
     '2026-07-12 00:00:00.000001+05');
  insert into peer_ref values
    ('${randomUUID()}', 'null', 'NULL', '${randomUUID()}'),
    ('${randomUUID()}', '', E'\\u2028 line\\nbreak\\ttab "quote" \\\\ Қазақша 😀', '${randomUUID()}');
  insert into feed_head values ('${randomUUID()}', 9223372036854775807), ('${randomUUID()}', -1);
  insert into command_audit values
    ('0044-03-15 12:00:00+00 BC', '${randomUUID()}', null, null, 'x', ''),
    ('2019-12-31 23:59:59.999999+00', '${randomUUID()}', null, null, 'x', ''),
    ('infinity', '${randomUUID()}', null, null, 'x', '');
  insert into notice values ('odd', 1,
    '{"big": 12345678901234567890123.4500, "deep": [[null, true], {"": "\\\\u007f "}], "e": 1e-7}',
    '9999-12-31 23:59:59+00');
  insert into access_log (subject_id, recorded_at, decision_id, subject_seq, caller_id, key_id,
    requester_bin, mode, action, object_id, purpose_id, categories, rule_set, permitted, reason)
  select gen_random_uuid(), '2021-01-01 00:00:00+00'::timestamptz + n * interval '7 hours',
    gen_random_uuid(), n, gen_random_uuid(), gen_random_uuid(), '', 'check', 'process',
    gen_random_uuid(), gen_random_uuid(), array['', 'NULL', 'a,b', '{"x"}', E'\\\\'], 'r', n % 2 = 0, ''
  from generate_series(1, 1700) as n;
  insert into retention values ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}',
    '${randomUUID()}', '${randomUUID()}', 1, '{}', '{}', null, '[]');
  insert into log_month values ('2020-12-01', '2021-01-04 00:00:00+00', 1, 9007199254740993, '\\x00ff',
    null, null, null);
  insert into log_hold values ('${randomUUID()}', 'person', '2021-01-01', null, null, 'service',
    'court', null, '2026-07-12 00:00:00+05', null);
  insert into log_hold_subject values ('${randomUUID()}', '${randomUUID()}');
  insert into log_tile values (0, 36028797018963967, '\\x${"0f".repeat(8192)}');
  insert into log_bundle values (36028797018963967, '\\x${"f0".repeat(8192)}');
  insert into log_batch_entries values ('${randomUUID()}', '\\x${"ab".repeat(64)}');
  insert into log_witness values ('w.example/one+01234567', 9007199254740993, 'cosigned', 0,
    '2026-11-20 05:00:00+00', '2026-11-20 05:00:05+00');
  insert into erasure values ('${randomUUID()}', '2026-01-01 00:00:00+05');
  insert into timer values ('${randomUUID()}', '${randomUUID()}', 'duty-overdue',
    '2026-08-01 00:00:00+05', null, '2026-07-12 00:00:00+05', '${randomUUID()}');
  insert into ticket values ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}', '${randomUUID()}',
    '${randomUUID()}', '2026-07-12 00:00:00+05', '2026-07-12 00:01:00+05', null, null, null, null),
    ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}', '${randomUUID()}', '${randomUUID()}',
     '2026-07-12 00:00:00+05', '2026-07-12 00:01:00+05', '2026-07-12 00:02:00+05', '${randomUUID()}',
     true, '2026-07-12 00:00:30+05');
  insert into receipt values ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}',
    '2026-07-12 00:00:00+05', 3, '\\x${"ab".repeat(32)}', '\\x00ff', '${randomUUID()}');
  insert into consent_import values ('${randomUUID()}', '${randomUUID()}', '2026-07-12 00:00:00+05',
    '2026-07-12 00:00:00+05', 4503599627370497, 1, 2, 3, true);
  insert into consent_import_turn values ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}',
    '2026-07-12 00:00:00+05');
  insert into job (name, due_at) values ('a-job', '2026-08-01 00:00:00+05') on conflict do nothing;
  insert into process values ('${randomUUID()}', 'host', 1, '0.0.0', '0001', 'data.1:00', 0,
    '2026-07-12 00:00:00+05', '2026-07-12 00:00:00+05', null);
  insert into webhook_delivery select webhook_id, 7, gen_random_uuid(), 3, gen_random_uuid(), 'x', 1,
    'waiting', '2026-07-12 00:00:00+05', null, null, null, null from webhook;
  insert into portal_session values ('${randomUUID()}', '\\x00ff', '2026-07-12 00:00:00+05',
    '2026-07-12 00:10:00+05', '2026-07-12 12:00:00+05', null, '${randomUUID()}', '\\x01');
  insert into portal_draft values ('${randomUUID()}', '${randomUUID()}', '2026-07-12 00:00:00+05', '\\x01');
  insert into sign_in_proof values ('${randomUUID()}', '\\x00ff', '2026-07-12 00:00:00+05', '\\x01');
  insert into signature_evidence values ('${randomUUID()}', '\\x00ff', '2026-07-12 00:00:00+05', '\\x01');
  insert into staff_role values ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}', 'officer',
    '${randomUUID()}', '2026-07-12 00:00:00+05', null, null, '\\x01');
  insert into representative_of values ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}');
  insert into notice_setting values ('${randomUUID()}', '2026-07-12 00:00:00+05', '{"a": ["sms", null]}');
  insert into oversight_lookup values ('2026-07-12 00:00:00+05', '${randomUUID()}', '${randomUUID()}',
    '${randomUUID()}', 'overdue', null, 0, '\\x00ff');
  insert into oversight_query values ('${randomUUID()}', '${randomUUID()}', 'Қазақша "ат"', 'overdue',
    '{"from": "2026-07-01"}', '2026-07-12 00:00:00+05');
  insert into party_proof values ('${randomUUID()}', '${randomUUID()}', '2026-07-12 00:00:00+05',
    '${randomUUID()}', 'document', '№ 7-12/26', null);
  insert into bulk_request values ('${randomUUID()}', '${randomUUID()}', '${randomUUID()}',
    '2026-07-12 00:00:00+05', '2026-07-12 00:00:01+05', null, null, null, 2, '{"language": "kk"}');
  insert into bulk_request_row values ('${randomUUID()}', '${randomUUID()}', 1, 'waiting', null, null,
    null, '\\x01');
  insert into bulk_request_fault values ('${randomUUID()}', 2, 'not-an-iin');
  update webhook set lease_until = '2030-01-01 00:00:00+05', lease_by = '${randomUUID()}';`;

/** Fills every table of a new store: lives, a whole story, and rows that are hard to copy. */
export async function livedIn(store: Store, howMany = 4): Promise<LivedIn> {
  await seedRegistry(store);
  const person = await newPerson(store);
  await tellWholeStory(store, person);
  const id = randomIds.next("whk");
  const webhook = {
    ...{ id, partyId: BANK.id, url: "https://bank.example/hook", sealedSecret: "sealed" },
    ...{ eventTypes: ["consent.withdrawn", "a, b"], createdAt: MONDAY, disabledAt: undefined },
  };
  await insertWebhook(store.db, webhook, 0);
  // What is told from here on waits for its place.
  await ensureLog(store.db, store.ring, { now: MONDAY });
  await sequence(store.db, store.ring, MONDAY, { most: 1000 });
  const witness = {
    size: 0n,
    witness: "witness.example+0a0b0c0d",
    line: "\u2014 a b+c/=",
    at: MONDAY,
  };
  await addCosignature(store.db, witness);
  const lives: StoredLife[] = [];
  for (const steps of fc.sample(busyLives, howMany)) lives.push(await liveThrough(store, steps));
  await store.db.asOwner((owner) => owner.tx((tx) => tx.script(ODD_ROWS)));
  return { lives, person };
}
