import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { day, uuidOf, type SubjectId } from "@kelisim/core";
import {
  accessesOfPerson,
  dropMonths,
  ensurePartitions,
  isPastKeeping,
  listHolds,
  listMonths,
  needsSealing,
  parseMonth,
  placeHold,
  receiversUnder,
  releaseHold,
  sealMonths,
  SqlError,
  verifyMonths,
  type HoldScope,
  type Store,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { BANK, SCORING } from "../../core/src/testing/registry.test-support.ts";
import { at } from "../../core/src/testing/plain.test-support.ts";
import { DIGEST_COLUMNS } from "../src/months/digest.ts";
import { asOwner } from "./support/catalog.ts";
import { ACT, addSearch } from "./support/deferred-accesses.ts";
import { newPerson } from "./support/people.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

const KEEP = 60;

type LogRow = { subject: SubjectId; at: string } & Partial<
  Record<"caller" | "recipient" | "basis" | "purpose", string>
> & { readonly deferred?: boolean };

/** A row of the log as a decision leaves it. */
async function logged({ db }: Store, row: LogRow): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into access_log (subject_id, recorded_at, decision_id, subject_seq, caller_id, key_id,
       requester_bin, mode, action, object_id, purpose_id, purpose_version, categories, recipient_id,
       rule_set, permitted, reason, basis_id, deferred)
     values ($1, $2, $3, 0, $4, $5, '', 'enforce', 'process', $6, $7, 1, '{iin}', $8, 'r', true,
       'consent', $9, $10)`,
    [
      ...[uuidOf(row.subject), row.at, id, row.caller ?? randomUUID(), randomUUID()],
      ...[randomUUID(), row.purpose ?? randomUUID(), row.recipient ?? null, row.basis ?? null],
      row.deferred ?? false,
    ],
  );
  return id;
}

const names = (months: readonly { readonly month: { readonly name: string } }[]) =>
  months.map(({ month }) => month.name);

const holds = ({ db }: Store, scope: HoldScope, from?: string, to?: string): Promise<string> =>
  placeHold(
    db,
    {
      ...{ scope, orderedBy: "service", reason: "court", reference: "7-12/26" },
      from: parseMonth(from ?? ""),
      to: parseMonth(to ?? ""),
    },
    MONDAY,
  );

onEveryStore(
  "closed months of the log",
  (store) => {
    const refusedAt = (recordedAt: string): Promise<void> =>
      assert.rejects(logged(store(), { subject: person, at: recordedAt }), (error: unknown) =>
        ["23514"].includes((error as SqlError).code),
      );
    const outcomes = async (only?: string) =>
      (await dropMonths(store().db, { now: MONDAY, keepMonths: KEEP, only })).map(
        ({ month, outcome, dropped, kept }) => `${month.name} ${outcome} -${dropped} =${kept}`,
      );
    let person: SubjectId;

    test("digests cover every column of the log but its batch, which the transparency log has", async () => {
      const rows = await asOwner<{ name: string }>(
        store().db,
        `select attname::text as name from pg_attribute
         where attrelid = 'access_log'::regclass and attnum > 0 and not attisdropped
           and attname <> 'batch_id'`,
      );
      const covered = DIGEST_COLUMNS.map((text) => /recorded_at|^\w+$/.exec(text)?.[0] ?? text);
      assert.deepEqual(covered.toSorted(), rows.map(({ name }) => name).toSorted());
    });

    test("take no row once they are sealed, are verified, and a changed row is found", async () => {
      const { db } = store();
      person = (await newPerson(store())).subjectId;
      await db.asOwner((owner) => ensurePartitions(owner, ["access_log"], day("2021-01-15"), 3));
      await logged(store(), { subject: person, at: "2020-05-05T12:00:00Z" });
      for (const second of [1, 2]) {
        await logged(store(), { subject: person, at: `2021-02-05T12:00:0${second}Z` });
      }
      await logged(store(), { subject: person, at: "2026-07-01T00:00:00Z" });
      assert.equal(await needsSealing(db, MONDAY), true);
      const { sealed, busy } = await sealMonths(db, MONDAY);
      assert.deepEqual(
        [sealed.map(({ name }) => name), busy],
        [["2020-05", "2021-01", "2021-02", "2021-03"], false],
      );
      assert.equal(await needsSealing(db, MONDAY), false);
      assert.deepEqual(await sealMonths(db, MONDAY), { sealed: [], busy: false });
      for (const then of ["2021-02-28T23:59:59Z", "2020-05-06T00:00:00Z", "2020-11-01T00:00:00Z"]) {
        await refusedAt(then);
      }
      await logged(store(), { subject: person, at: "2026-07-02T00:00:00Z" });
      const states = async () =>
        (await verifyMonths(db, undefined)).map(
          ({ month, state, rows }) => `${month.name} ${state} ${rows}`,
        );
      const sound = ["2020-05 same 1", "2021-01 same 0", "2021-02 same 2", "2021-03 same 0"];
      assert.deepEqual(await states(), sound);
      const set = (reason: string) =>
        asOwner(
          db,
          `update access_log_y2021_m02 set reason = '${reason}' where recorded_at = '2021-02-05T12:00:02Z'`,
        );
      // What closes it refuses an edit too; whoever owns the table has to take that away first.
      await assert.rejects(set("no-consent"), SqlError);
      await asOwner(
        db,
        "alter table access_log_y2021_m02 drop constraint access_log_y2021_m02_sealed",
      );
      assert.equal(await needsSealing(db, MONDAY), true);
      await set("no-consent");
      assert.ok((await states()).includes("2021-02 differs 2"));
      assert.deepEqual(await outcomes("2021-02"), ["2021-02 differs -0 =0"]);
      await set("consent");
      await sealMonths(db, MONDAY);
      assert.deepEqual(await states(), sound);
      await refusedAt("2021-02-28T23:59:59Z");
    });

    test("are dropped when their term has passed, but for what is held or needed", async () => {
      const { db } = store();
      await db.asOwner((owner) => ensurePartitions(owner, ["access_log"], day("2021-04-15"), 4));
      const [held, other, erased] = await Promise.all([1, 2, 3].map(() => newPerson(store())));
      assert.ok(held !== undefined && other !== undefined && erased !== undefined);
      await db.query("update subject set erased_at = $2 where subject_id = $1", [
        uuidOf(erased.subjectId),
        MONDAY,
      ]);
      const hidden = await addSearch(store(), { ...ACT, event: "the search ended" });
      const [consent, recipient] = [randomUUID(), randomUUID()];
      const then = "2021-04-05T12:00:00Z";
      const disclosed = { recipient, basis: consent };
      const plain = await logged(store(), { subject: other.subjectId, at: then });
      const ofHeld = await logged(store(), { subject: held.subjectId, at: then });
      const ofBank = [
        await logged(store(), { subject: other.subjectId, at: then, caller: uuidOf(BANK.id) }),
        await logged(store(), { subject: other.subjectId, at: then, purpose: uuidOf(SCORING.id) }),
      ];
      const older = await logged(store(), { subject: other.subjectId, at: then, ...disclosed });
      const newest = { subject: other.subjectId, at: "2021-04-05T12:00:01Z", ...disclosed };
      const receiver = await logged(store(), newest);
      const forgotten = await logged(store(), {
        subject: erased.subjectId,
        at: then,
        ...disclosed,
      });
      const kept = await logged(store(), {
        ...{ subject: other.subjectId, at: then, purpose: uuidOf(hidden.id), deferred: true },
      });
      const left = async (): Promise<readonly string[]> => {
        const rows = await asOwner<{ id: string }>(
          db,
          "select decision_id as id from access_log where recorded_at < '2021-06-01'",
        );
        return rows.map(({ id }) => id).toSorted();
      };
      assert.deepEqual(await outcomes("2021-04"), []);
      await sealMonths(db, MONDAY);
      assert.deepEqual(await outcomes("2021-07"), ["2021-07 not-yet -0 =0"]);
      const range = await holds(store(), { kind: "months" }, "2021-01", "2021-04");
      const byPerson = await holds(store(), { kind: "person", subjectId: held.subjectId });
      await holds(store(), { kind: "party", partyId: BANK.id }, undefined, "2021-05");
      assert.deepEqual(await outcomes("2021-04"), ["2021-04 held -0 =0"]);
      assert.equal(await releaseHold(db, range, MONDAY), true);
      assert.equal(await releaseHold(db, range, MONDAY), false);
      const listed = await listHolds(db);
      assert.deepEqual(
        listed.map(({ scope, releasedAt }) => `${scope} ${releasedAt === undefined}`).toSorted(),
        ["months false", "party true", "person true"],
      );

      assert.deepEqual(await outcomes(), [
        ...["2020-05 dropped -1 =0", "2021-01 dropped -0 =0", "2021-02 dropped -2 =0"],
        ...["2021-03 dropped -0 =0", "2021-04 dropped -3 =5"],
        ...["2021-05 dropped -0 =0", "2021-06 dropped -0 =0"],
      ]);
      const remaining = [ofHeld, ...ofBank, receiver, kept].toSorted();
      assert.deepEqual(await left(), remaining);
      assert.ok([plain, older, forgotten].every((gone) => !remaining.includes(gone)));
      assert.deepEqual(await receiversUnder(db, other.subjectId, [consent]), [
        `pty_${recipient.replaceAll("-", "")}`,
      ]);
      const seen = await accessesOfPerson(
        db,
        { subjectId: held.subjectId, party: undefined, after: undefined, limit: 5 },
        MONDAY,
      );
      assert.deepEqual(
        seen.map(({ entry }) => entry.decisionId),
        [ofHeld],
      );
      assert.equal(await isPastKeeping(db, at(then)), true);
      assert.equal(await isPastKeeping(db, at("2021-07-01T00:00:00Z")), false);
      assert.deepEqual(
        (await verifyMonths(db, ["2021-04"])).map(({ state, rows }) => `${state} ${rows}`),
        ["same 5"],
      );
      await refusedAt(then);
      await refusedAt("2021-01-05T12:00:00Z");

      // What helps to exchange a partition does not stay.
      const helpers = "conname ~ '_(clear|bounds)$' or conrelid::regclass::text ~ '_kept$'";
      assert.deepEqual(await asOwner(db, `select conname from pg_constraint where ${helpers}`), []);

      // What was kept goes when nothing keeps it any more.
      assert.equal(await releaseHold(db, byPerson, MONDAY), true);
      assert.deepEqual(await outcomes(), ["2021-04 dropped -1 =4"]);
      assert.deepEqual(await left(), [...ofBank, receiver, kept].toSorted());
      assert.equal(await needsSealing(db, MONDAY), false);
      const months = await listMonths(db, KEEP);
      assert.deepEqual(
        [...names(months)],
        [
          ...[
            "2020-05",
            "2021-01",
            "2021-02",
            "2021-03",
            "2021-04",
            "2021-05",
            "2021-06",
            "2021-07",
          ],
          ...["2026-07", "2026-08", "2026-09"],
        ],
      );
      const april = months.find(({ month }) => month.name === "2021-04");
      assert.deepEqual(
        [april?.rows, april?.isEstimate, april?.holds.length, april?.mayBeDroppedFrom.name],
        [4, false, 1, "2026-05"],
      );
    });
  },
  seedRegistry,
);
