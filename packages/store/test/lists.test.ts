import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { day, idFrom, uuidOf } from "@kelisim/core";
import {
  accessesOfPerson,
  consentsOfParty,
  consentsOfPerson,
  dutiesOfParty,
  dutiesOfPerson,
  ensurePartitions,
  LOOKED_THROUGH,
  peopleOfEndedPurpose,
  recordsOfParty,
  requestsOfParty,
  requestsOfPerson,
  searchAccessLog,
  type LogFilter,
  type LogPlace,
  type Queryable,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK, DELIVERY, LOANS, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

/** Persons and rows of each: thirty months of a log, with a hundred persons whose rows are spread over them. */
const PERSONS = 100;
const ROWS = 24_000;
const MONTHS = 30;
const FIRST = "2024-03-01";

const personAt = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [PERSON, PARTY] = [idFrom("sub", personAt(7)), BANK.id];
const [OBJECT, PURPOSE, RARE] = [uuidOf(LOANS.id), uuidOf(SCORING.id), randomUUID()];

/** Rows whose bodies nobody reads here; a rare purpose stands in the oldest ones only. */
const FILLED = [
  `insert into access_log (subject_id, recorded_at, decision_id, subject_seq, caller_id, key_id,
     requester_bin, mode, action, object_id, purpose_id, purpose_version, categories, rule_set,
     permitted, reason)
   select ('00000000-0000-4000-8000-' || lpad((n % ${PERSONS})::text, 12, '0'))::uuid,
     '${FIRST}'::timestamptz + (n * 870 / ${ROWS}) * interval '1 day' + (n % 3) * interval '1 hour',
     gen_random_uuid(), 0, '${uuidOf(PARTY)}', '${randomUUID()}', '', 'enforce', 'process', '${OBJECT}',
     (case when n < 9 then '${RARE}' else '${PURPOSE}' end)::uuid, 1, '{iin}', 'r', n % 2 = 0, 'consent'
   from generate_series(0, ${ROWS - 1}) as n`,
  `insert into answer (subject_id, answer_id, kind, service_id, seq, party_id, object_id, purpose_id,
     categories, actions, recipients, countries, achieved_count, end_state, recorded_at, body)
   select ('00000000-0000-4000-8000-' || lpad((n % ${PERSONS})::text, 12, '0'))::uuid, gen_random_uuid(),
     'granted', gen_random_uuid(), n, '${uuidOf(PARTY)}', '${OBJECT}',
     (case when n < 9 then '${uuidOf(DELIVERY.id)}' else '${PURPOSE}' end)::uuid, '{iin}', '{process}',
     '{}', '{}', 0, 'standing', '${FIRST}'::timestamptz + n * interval '1 minute',
     jsonb_build_object('n', n, 'purposeId',
       case when n < 9 then '${DELIVERY.id}' else '${SCORING.id}' end)
   from generate_series(0, 9999) as n`,
  `insert into consent_request (subject_id, request_id, service_id, party_id, requested_at, body)
   select subject_id, answer_id, service_id, party_id, recorded_at, body from answer`,
  `insert into duty (subject_id, duty_id, service_id, party_id, kind, state, due_on, body)
   select subject_id, answer_id, service_id, party_id, 'cease-processing',
     case when seq > 9900 then 'open' else 'discharged' end, '${FIRST}'::date + seq / 20, body from answer`,
  `insert into subject_record (subject_id, kind, record_id, party_id, is_open, recorded_at, body)
   select subject_id, 'outcome', answer_id, party_id, false, recorded_at, body from answer`,
  "insert into subject (subject_id) select distinct subject_id from answer",
  "analyze",
];

type Plan = { "Node Type": string; "Actual Rows": number; "Actual Loops": number } & {
  "Relation Name"?: string;
  "Index Name"?: string;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};
type Reading = { readonly rows: number; readonly nodes: readonly string[] };

const walk = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(walk)];

/** Runs what a list runs, and adds what the plans of its statements have read. */
function explaining(db: Queryable): { readonly db: Queryable; readonly read: Reading[] } {
  const read: Reading[] = [];
  return {
    read,
    db: {
      query: async (statement, params = []) => {
        const text = typeof statement === "string" ? statement : statement.text;
        const how = "analyze, format json, costs off, timing off, summary off";
        const [row] = await db.query<Record<string, unknown>>(`explain (${how}) ${text}`, params);
        const shown = Object.values(row ?? {})[0];
        const found = (typeof shown === "string" ? JSON.parse(shown) : shown) as [{ Plan: Plan }];
        // Months to come are empty, and any way of reading them will do.
        const nodes = walk(found[0].Plan).filter((node) => node["Actual Rows"] > 0);
        const scans = nodes.filter((node) => node["Relation Name"] !== undefined);
        read.push({
          rows: scans.reduce(
            (sum, node) =>
              sum +
              (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"],
            0,
          ),
          nodes: nodes.map((node) => `${node["Node Type"]} ${node["Relation Name"] ?? ""}`.trim()),
        });
        return db.query(statement, params);
      },
    },
  };
}

/** Large tables that no list may walk through. */
const LARGE = /^Seq Scan (access_log_y|answer|consent_request|duty|subject_record)/;

onEveryStore(
  "lists of a large store",
  (store) => {
    const LOG: LogFilter = {
      ...{ callerId: PARTY, subjectId: undefined, purposeId: undefined, objectId: undefined },
      ...{ requesterBin: undefined, permitted: undefined, mode: undefined },
      ...{ from: undefined, to: undefined, after: undefined, limit: 20 },
    };
    const OF_PERSON = { subjectId: PERSON, partyId: undefined, after: undefined, limit: 20 };
    const OF_PARTY = { partyId: PARTY, subjectId: undefined, purposeId: undefined };
    const FIRST_PAGE = { after: undefined, limit: 20 };
    const CLOSED = { purpose: { ...SCORING, status: "closed" }, at: MONDAY } as const;
    const SELDOM = { purposeId: DELIVERY.id };

    test("read no more than they show, by an index, and only the newest months of the log", async () => {
      const { db } = store();
      await db.asOwner(async (owner) => {
        await ensurePartitions(owner, ["access_log"], day(FIRST), MONTHS);
        for (const sql of FILLED) await owner.query(sql);
      });
      const filter = { subjectId: PERSON, party: undefined, ...FIRST_PAGE };
      const lists: readonly (readonly [string, number, (db: Queryable) => Promise<unknown>])[] = [
        ["her accesses", 60, (q) => accessesOfPerson(q, filter, MONDAY)],
        ["her consents", 120, (q) => consentsOfPerson(q, OF_PERSON)],
        ["her requests", 120, (q) => requestsOfPerson(q, OF_PERSON)],
        ["her duties", 120, (q) => dutiesOfPerson(q, OF_PERSON)],
        ["a log", 60, (q) => searchAccessLog(q, LOG, MONDAY)],
        ["its denials", 120, (q) => searchAccessLog(q, { ...LOG, permitted: false }, MONDAY)],
        [
          "its rows of a person",
          120,
          (q) => searchAccessLog(q, { ...LOG, subjectId: PERSON }, MONDAY),
        ],
        ["consents", 120, (q) => consentsOfParty(q, { ...OF_PARTY, ...FIRST_PAGE })],
        [
          "consents of a person",
          400,
          (q) => consentsOfParty(q, { ...OF_PARTY, ...FIRST_PAGE, subjectId: PERSON }),
        ],
        ["requests", 60, (q) => requestsOfParty(q, { partyId: PARTY, ...FIRST_PAGE })],
        [
          "open duties",
          60,
          (q) => dutiesOfParty(q, { partyId: PARTY, states: ["open"], ...FIRST_PAGE }),
        ],
        [
          "all duties",
          60,
          (q) =>
            dutiesOfParty(q, { partyId: PARTY, states: ["open", "discharged"], ...FIRST_PAGE }),
        ],
        ["records", 60, (q) => recordsOfParty(q, { kind: "outcome", ...OF_PARTY, ...FIRST_PAGE })],
        [
          "what ended with a purpose",
          // The persons themselves are few here and may be read through for each.
          20 * (2 + PERSONS),
          (q) => peopleOfEndedPurpose(q, { versions: [CLOSED], now: MONDAY }, undefined, 20),
        ],
        [
          "consents for a rare purpose",
          60,
          async (q) => {
            const found = await consentsOfParty(q, { ...OF_PARTY, ...FIRST_PAGE, ...SELDOM });
            assert.equal(found.length, 9);
          },
        ],
        [
          "records of a rare purpose",
          60,
          async (q) => {
            const filter = { kind: "outcome", ...OF_PARTY, ...FIRST_PAGE, ...SELDOM } as const;
            assert.equal((await recordsOfParty(q, filter)).length, 9);
          },
        ],
      ];
      for (const [name, most, list] of lists) {
        const { db: watched, read } = explaining(db);
        await list(watched);
        const rows = read.reduce((sum, each) => sum + each.rows, 0);
        const nodes = read.flatMap((each) => each.nodes);
        assert.deepEqual(
          nodes.filter((node) => LARGE.test(node)),
          [],
          name,
        );
        assert.ok(rows <= most, `${name} read ${rows} rows: ${nodes.join(", ")}`);
        const partitions = new Set(nodes.filter((node) => /access_log_y/.test(node)));
        assert.ok(partitions.size <= 4, `${name} opened ${[...partitions].join(", ")}`);
      }
    });

    test("go on where they ended, newest first and each row once, while others write", async () => {
      const { db } = store();
      const seen: string[] = [];
      for (let after: LogPlace | undefined; ;) {
        const page = await accessesOfPerson(
          db,
          { subjectId: PERSON, party: undefined, after, limit: 50 },
          MONDAY,
        );
        seen.push(...page.map(({ entry }) => entry.decisionId));
        after = page.at(-1)?.entry;
        await db.query(
          `insert into access_log select subject_id, recorded_at + interval '2 days', $1, subject_seq,
             caller_id, key_id, requester_bin, requester_id, requester_version, requester_ref, mode, action,
             object_id, object_version, purpose_id, purpose_version, categories, recipient_bin,
             recipient_id, country, rule_set, permitted, reason, basis_id, deferred
           from access_log where subject_id = $2 and recorded_at > '2026-07-12' limit 1`,
          [randomUUID(), uuidOf(PERSON)],
        );
        if (page.length < 50) break;
      }
      assert.equal(seen.length, ROWS / PERSONS);
      assert.equal(new Set(seen).size, seen.length);
    });

    test("of a person and of a party begin with the newest, and a page begins behind its place", async () => {
      const { db } = store();
      const ns = (records: readonly unknown[]) => records.map((each) => (each as { n: number }).n);
      const [place] = await db.query<{ at: string; due: string; id: string }>(
        `select recorded_at::text as at, ('${FIRST}'::date + seq / 20)::text as due, answer_id as id
         from answer where subject_id = $1 and seq = 9807`,
        [uuidOf(PERSON)],
      );
      assert.ok(place !== undefined);
      const page = { ...OF_PERSON, limit: 2 };
      const behind = { ...page, after: place };
      for (const list of [consentsOfPerson, requestsOfPerson, dutiesOfPerson]) {
        assert.deepEqual(ns(await list(db, page)), [9907, 9807]);
        const after: { at: string; id: string } =
          list === dutiesOfPerson ? { at: place.due, id: place.id } : place;
        assert.deepEqual(ns(await list(db, { ...behind, after })), [9707, 9607]);
        assert.deepEqual(ns(await list(db, { ...page, partyId: idFrom("pty", RARE) })), []);
      }
      const asked = { partyId: PARTY, limit: 2 };
      assert.deepEqual(ns(await requestsOfParty(db, { ...asked, after: undefined })), [9999, 9998]);
      assert.deepEqual(ns(await requestsOfParty(db, { ...asked, after: place })), [9806, 9805]);
      const open = await dutiesOfParty(db, { partyId: PARTY, states: ["open"], ...FIRST_PAGE });
      assert.equal(open.length, 20);
    });

    test("of a party seek what is rare in bounded looks, and find all of it", async () => {
      const { db } = store();
      const found: string[] = [];
      let looks = 0;
      for (let after: LogPlace | undefined; ;) {
        const { db: watched, read } = explaining(db);
        const filter = { ...LOG, purposeId: idFrom("pur", RARE), after };
        const { entries, stoppedAt } = await searchAccessLog(watched, filter, MONDAY);
        found.push(...entries.map(({ decisionId }) => decisionId));
        // The search and the look where it ended, each over what a page may look through and a small month.
        const rows = read.reduce((sum, each) => sum + each.rows, 0);
        assert.ok(rows <= 2 * (LOOKED_THROUGH + ROWS / MONTHS), `a page read ${rows} rows`);
        looks += 1;
        after = stoppedAt;
        if (after === undefined) break;
      }
      assert.equal(found.length, 9);
      assert.equal(looks, Math.ceil(ROWS / LOOKED_THROUGH));
      const spanned = {
        ...LOG,
        to: MONDAY,
        from: MONDAY.subtract({ hours: 24 * 40 }),
        limit: 5000,
      };
      const { entries } = await searchAccessLog(db, spanned, MONDAY);
      assert.ok(entries.length > 1000 && entries.length < 1200, String(entries.length));
    });
  },
  seedRegistry,
);
