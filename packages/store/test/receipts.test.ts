import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { instantOf, uuidOf, type ConsentId, type Instant, type SubjectId } from "@kelisim/core";
import { leafHash, rootFromLeaves, verifyInclusion } from "@kelisim/log";
import {
  checkpointToShow,
  ensureLog,
  inclusionPath,
  jwsSha256,
  newestReceipt,
  placeOfRow,
  receiptById,
  receiptSalt,
  sequence,
  subjectOfRecord,
} from "@kelisim/store";
import { MONDAY } from "../../core/src/testing/person.test-support.ts";
import { plain } from "../../core/src/testing/plain.test-support.ts";
import { bundledEntries } from "./support/bundled-entries.ts";
import { asOwner } from "./support/catalog.ts";
import { accepted, consented, withdraw } from "./support/commands.ts";
import { erase, OBLIGATION, settle } from "./support/erasing.ts";
import { newPerson } from "./support/people.ts";
import { keepReceipt } from "./support/receipts.ts";
import { seedRegistry } from "./support/registry.ts";
import { onEveryStore } from "./support/stores.ts";

const LATER = instantOf(MONDAY.epochMilliseconds + 3_600_000);

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

onEveryStore(
  "receipts",
  (store) => {
    const MOST = 1000;
    const grow = () => sequence(store().db, store().ring, MONDAY, { most: MOST });

    const made = (subjectId: SubjectId, consentId: ConsentId, at: Instant = MONDAY) =>
      keepReceipt(store(), subjectId, consentId, at);

    const rowsOf = async (subjectId: SubjectId): Promise<number> =>
      (
        await store().db.query("select 1 as one from receipt where subject_id = $1", [
          uuidOf(subjectId),
        ])
      ).length;

    /** The log as anybody can copy it, against the newest signed checkpoint. */
    const assertLogVerifies = async (): Promise<void> => {
      const checkpoint = await checkpointToShow(store().db, 0n);
      assert.ok(checkpoint !== undefined);
      const entries = await bundledEntries(store().db, checkpoint.size);
      assert.deepEqual(rootFromLeaves(entries.map(leafHash)), checkpoint.root);
    };

    test("are given back as they were made, sealed at rest, and stand in the log", async () => {
      const { db, ring } = store();
      const { subjectId } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      const first = await made(subjectId, consentId);
      const newer = await made(subjectId, consentId, LATER);
      const newest = await newestReceipt(db, ring, subjectId, consentId);
      assert.deepEqual(plain(newest), plain(newer));
      assert.deepEqual(plain(await receiptById(db, ring, subjectId, first.id)), plain(first));
      assert.equal(await subjectOfRecord(db, uuidOf(first.id)), subjectId);
      const { subjectId: other } = await newPerson(store());
      assert.equal(await receiptById(db, ring, other, first.id), undefined);
      const [row] = await asOwner<{ sealed: Uint8Array }>(
        db,
        "select sealed from receipt where receipt_id = $1",
        [uuidOf(first.id)],
      );
      assert.ok(row !== undefined && !Buffer.from(row.sealed).includes(first.jws.slice(4, 20)));

      const place = { kind: "receipts", subjectId, rowId: uuidOf(first.id) } as const;
      const salt = await receiptSalt(db, first.id);
      assert.equal(await placeOfRow(db, place), "pending");
      await grow();
      assert.deepEqual(await receiptSalt(db, first.id), salt);
      const found = await placeOfRow(db, place);
      assert.ok(found !== undefined && found !== "pending");
      assert.deepEqual(found.entry, sha256(salt, jwsSha256(first.jws)));
      const checkpoint = await checkpointToShow(db, found.index);
      assert.ok(checkpoint !== undefined);
      const { size, root } = checkpoint;
      const proof = await inclusionPath(db, found.index, size);
      const leaf = leafHash(found.entry);
      assert.ok(verifyInclusion({ leafHash: leaf, index: found.index, size, proof, root }));
      await assertLogVerifies();
      assert.equal(await checkpointToShow(db, size), undefined, "a leaf that is not there yet");
    });

    test("are gone after an erasure, one that was not in the log yet too, and the log still verifies", async () => {
      const { db, ring } = store();
      const { subjectId } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      const logged = await made(subjectId, consentId);
      await grow();
      accepted(await withdraw(store(), { subjectId }, consentId));
      await settle(store(), subjectId);
      const waiting = await made(subjectId, consentId, LATER);
      assert.deepEqual(await erase(store(), subjectId), { ok: true, status: "erased" });
      assert.equal(await rowsOf(subjectId), 0);
      for (const { id } of [logged, waiting]) {
        assert.equal(await receiptById(db, ring, subjectId, id), undefined);
        assert.equal(await subjectOfRecord(db, uuidOf(id)), subjectId);
      }
      await grow();
      await assertLogVerifies();
      await assert.rejects(made(subjectId, consentId), /erased person/);
    });

    test("are gone when she is locked: what her former key sealed opens no more", async () => {
      const { subjectId } = await newPerson(store());
      const consentId = await consented(store(), subjectId);
      await made(subjectId, consentId);
      accepted(await withdraw(store(), { subjectId }, consentId));
      await settle(store(), subjectId, OBLIGATION);
      const done = await erase(store(), subjectId);
      assert.ok(done.ok && done.status === "locked");
      assert.equal(await rowsOf(subjectId), 0);
    });
  },
  async (store) => {
    await seedRegistry(store);
    await ensureLog(store.db, store.ring, { now: MONDAY });
  },
);
