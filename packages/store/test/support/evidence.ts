/** What the log must hold, calculated from the tables without any of the store's own code for it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { logKeys, type Db, type Row, type Store } from "@kelisim/store";
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  parseBundle,
  rootFromLeaves,
  verifierKeyOf,
  verifyConsistency,
  verifyInclusion,
  verifyNote,
} from "@kelisim/log";
import { bundleOf, consistencyPath, inclusionPath, latestCheckpoint } from "@kelisim/store";
import { asOwner } from "./catalog.ts";

export const sha256 = (...parts: readonly (Uint8Array | string)[]): Uint8Array => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
export const idBytes = (uuid: string): Uint8Array => Buffer.from(uuid.replaceAll("-", ""), "hex");

/** Text of a row's payload: members in their order, each with its value as JSON. */
const json = (members: readonly (readonly [name: string, value: string])[]): string =>
  `{${members.map(([name, value]) => `"${name}":${value}`).join(",")}}`;

/** Six digits of a second, always. */
function instant(value: unknown): string {
  if (typeof value !== "string") return "null";
  const [whole = "", fraction = ""] = value.slice(0, -1).split(".");
  return `"${whole}.${fraction.padEnd(6, "0")}Z"`;
}

const plain = (row: Row, ...names: readonly string[]) =>
  names.map((name) => [name, JSON.stringify(row[name])] as const);
const instants = (row: Row, ...names: readonly string[]) =>
  names.map((name) => [name, instant(row[name])] as const);
const fourBytes = (value: unknown): Uint8Array => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Number(value));
  return bytes;
};
const subject = (row: Row, salt: Uint8Array, ...hidden: readonly Uint8Array[]) =>
  ["subject", `"${hex(sha256(salt, idBytes(String(row["subject_id"])), ...hidden))}"`] as const;
const requesterRef = ({ requester_ref: ref }: Row): readonly Uint8Array[] =>
  typeof ref === "string" ? [Uint8Array.of(1), Buffer.from(ref)] : [];
/** A document is asked for as the text that the database keeps. */
const body = (row: Row) => ["body", String(row["body_text"])] as const;
const hashed = (row: Row, name: string) =>
  [name, row[name] instanceof Uint8Array ? `"${hex(sha256(row[name]))}"` : "null"] as const;
const record = (row: Row) => plain(row, "kind", "record_id", "version");

type Source = {
  readonly rows: string;
  readonly id: string;
  readonly payload: (row: Row, salt: Uint8Array) => string;
};

const SOURCES: Readonly<Record<string, Source>> = {
  events: {
    rows: "select *, body::text as body_text from event",
    id: "event_id",
    payload: (row, salt) =>
      json([
        subject(row, salt, fourBytes(row["seq"])),
        ...instants(row, "recorded_at"),
        ...plain(row, "event_id"),
        ...instants(row, "effective_at"),
        ...plain(row, "type", "actor_party", "actor_key", "command_id", "origin", "origin_seq"),
        body(row),
        hashed(row, "sealed"),
      ]),
  },
  accesses: {
    rows: "select * from access_log",
    id: "decision_id",
    payload: (row, salt) =>
      json([
        subject(row, salt, fourBytes(row["subject_seq"]), ...requesterRef(row)),
        ...instants(row, "recorded_at"),
        ...plain(row, "decision_id", "caller_id", "key_id", "requester_bin"),
        ...plain(row, "requester_id", "requester_version", "mode", "action"),
        ...plain(row, "object_id", "object_version", "purpose_id", "purpose_version"),
        ...plain(row, "categories", "recipient_bin", "recipient_id", "country", "rule_set"),
        ...plain(row, "permitted", "reason", "basis_id", "deferred"),
      ]),
  },
  audit: {
    rows: "select * from command_audit",
    id: "audit_id",
    payload: (row) =>
      json([
        ...instants(row, "recorded_at"),
        ...plain(row, "audit_id", "party_id", "key_id", "command", "outcome"),
      ]),
  },
  receipts: { rows: "select * from receipt", id: "receipt_id", payload: () => "" },
};

const VERSION = "v.body::text as body_text, v.recorded_at, v.recorded_by";
const IN_LOG = "l.kind, l.record_id, l.version, l.row_id, l.batch_id";
const REGISTRY = `
  select ${IN_LOG}, ${VERSION}, null as note from log_registry_row l
  join party_version v on l.kind = 'party' and v.party_id::text = l.record_id and v.version = l.version
  union all select ${IN_LOG}, ${VERSION}, null from log_registry_row l join digital_object_version v
    on l.kind = 'digital_object' and v.object_id::text = l.record_id and v.version = l.version
  union all select ${IN_LOG}, ${VERSION}, v.note from log_registry_row l join purpose_version v
    on l.kind = 'purpose' and v.purpose_id::text = l.record_id and v.version = l.version
  union all select ${IN_LOG}, v.body::text, v.recorded_at, null, null from log_registry_row l
    join data_category v on l.kind = 'data_category' and v.code = l.record_id
  union all select ${IN_LOG}, v.body::text, v.recorded_at, null, null from log_registry_row l
    join notice v on l.kind = 'notice' and v.hash = l.record_id and v.version = l.version`;

const registryPayload = (row: Row): string => {
  const kind = String(row["kind"]);
  const words = ["data_category", "notice"].includes(kind);
  return json([
    ...record(row),
    body(row),
    ...instants(row, "recorded_at"),
    ...(words ? [] : plain(row, "recorded_by")),
    ...(kind === "purpose" ? plain(row, "note") : []),
  ]);
};

const KEYS = `select ${IN_LOG}, v.* from log_registry_row l
  join api_key v on l.kind = 'api_key' and v.key_id::text = l.record_id and v.version = l.version`;

/** Earlier versions of a key are nowhere but here. */
const EARLIER_KEYS = `select ${IN_LOG}, l.payload from log_registry_row l where l.kind = 'api_key'
  and not exists (select from api_key v where v.key_id::text = l.record_id and v.version = l.version)`;

const keyPayload = (row: Row): string =>
  json([
    ...record(row),
    ...plain(row, "party_id"),
    ["secret_hash", `"${hex(row["secret_hash"] as Uint8Array)}"`],
    ...plain(row, "label", "scopes"),
    ...instants(row, "created_at", "expires_at", "revoked_at"),
  ]);

type Batch = Row & {
  batch_id: string;
  kind: string;
  secret: Uint8Array;
  first_index: number;
  leaf_count: number;
  row_count: number;
};

type Expected = { readonly batchId: string; readonly id: string; readonly entry: Uint8Array };

async function expectedRows(db: Db, secrets: ReadonlyMap<string, Uint8Array>): Promise<Expected[]> {
  const made: Expected[] = [];
  const add = (row: Row, id: string, hashOf: (salt: Uint8Array) => Uint8Array): void => {
    const batchId = String(row["batch_id"]);
    const secret = secrets.get(batchId);
    if (secret === undefined) return;
    const salt = sha256(secret, idBytes(id));
    made.push({ batchId, id, entry: sha256(salt, hashOf(salt)) });
  };
  for (const { rows, id, payload } of Object.values(SOURCES)) {
    for (const row of await asOwner(db, rows)) {
      const jws = row["jws_sha256"] as Uint8Array | undefined;
      add(row, String(row[id]), (salt) => jws ?? sha256(payload(row, salt)));
    }
  }
  for (const [rows, payload] of [
    [REGISTRY, registryPayload] as const,
    [KEYS, keyPayload] as const,
    [EARLIER_KEYS, (row: Row) => String(row["payload"])] as const,
  ]) {
    for (const row of await asOwner(db, rows)) {
      add(row, String(row["row_id"]), () => sha256(payload(row)));
    }
  }
  return made;
}

/** Every entry of the log by its index, as the tables say it must be. */
export async function expectedEntries(db: Db): Promise<ReadonlyMap<number, Uint8Array>> {
  const batches = await asOwner<Batch>(db, "select * from log_batch order by first_index");
  const secrets = new Map(batches.map(({ batch_id, secret }) => [batch_id, secret]));
  const rows = await expectedRows(db, secrets);
  const byBatch = new Map<string, Expected[]>();
  for (const row of rows) byBatch.set(row.batchId, [...(byBatch.get(row.batchId) ?? []), row]);
  const entries = new Map<number, Uint8Array>();
  for (const { batch_id, kind, secret, first_index: first, ...counts } of batches) {
    const own = (byBatch.get(batch_id) ?? []).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    assert.equal(own.length, counts.row_count, `${kind} ${batch_id}`);
    const root = rootFromLeaves(own.map(({ entry }) => leafHash(entry)));
    const leaves =
      kind === "accesses"
        ? [sha256(sha256(secret, idBytes(batch_id)), root)]
        : own.map(({ entry }) => entry);
    assert.equal(counts.leaf_count, leaves.length);
    for (const [at, leaf] of leaves.entries()) entries.set(first + at, leaf);
  }
  return entries;
}

/** The log as anybody can copy it. */
export async function publishedEntries(db: Db, size: bigint): Promise<readonly Uint8Array[]> {
  const entries: Uint8Array[] = [];
  for (let number = 0n; number * 256n < size; number += 1n) {
    const left = Number(size - number * 256n);
    const bundle = await bundleOf(db, number, Math.min(256, left));
    entries.push(...(parseBundle(bundle ?? new Uint8Array()) ?? []));
  }
  return entries;
}

type Head = { readonly size: bigint; readonly root: Uint8Array; readonly note: string };

async function heads(db: Db): Promise<Head[]> {
  const rows = await asOwner<{ size: number; root: Uint8Array; note: string }>(
    db,
    "select size, root, note from log_checkpoint order by size",
  );
  return rows.map((row) => ({ ...row, size: BigInt(row.size) }));
}

/**
 * Holds the whole log against the tables: its entries, every root that was ever signed, and its signatures.
 * @returns the leaf hashes
 */
export async function assertLogOfAll({ db }: Pick<Store, "db">): Promise<readonly Uint8Array[]> {
  const newest = await latestCheckpoint(db);
  assert.ok(newest !== undefined);
  const published = await publishedEntries(db, newest.size);
  assert.equal(BigInt(published.length), newest.size);
  const expected = await expectedEntries(db);
  assert.equal(expected.size, published.length);
  for (const [index, entry] of published.entries()) {
    assert.equal(hex(entry), hex(expected.get(index) ?? new Uint8Array()), `entry ${index}`);
  }
  const leaves = published.map(leafHash);
  const [origin = ""] = newest.note.split("\n");
  const keys = (await logKeys(db))
    .filter(({ use }) => use === "log")
    .map(({ publicKey }) => verifierKeyOf(origin, publicKey));
  for (const { size, root, note } of await heads(db)) {
    assert.equal(hex(rootFromLeaves(leaves.slice(0, Number(size)))), hex(root), `size ${size}`);
    const verified = verifyNote(note, keys);
    assert.ok(verified.ok);
    const text = `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
    assert.equal(verified.text, text);
  }
  return leaves;
}

/** Every leaf proves itself against the newest head, and every head follows from those before. */
export async function assertProofs(
  { db }: Pick<Store, "db">,
  leaves: readonly Uint8Array[],
): Promise<void> {
  const all = await heads(db);
  const newest = all.at(-1);
  assert.ok(newest !== undefined);
  const { size, root } = newest;
  for (const [at, leaf] of leaves.entries()) {
    const proof = await inclusionPath(db, BigInt(at), size);
    if (at % 16 === 0) assert.deepEqual(proof, inclusionProof(leaves, at));
    assert.ok(verifyInclusion({ leafHash: leaf, index: BigInt(at), size, proof, root }));
  }
  const signed = all.filter((head) => head.size > 0n);
  for (const [at, earlier] of signed.entries()) {
    for (const later of signed.slice(at)) {
      const proof = await consistencyPath(db, earlier.size, later.size);
      const heard = leaves.slice(0, Number(later.size));
      if (at % 4 === 0) assert.deepEqual(proof, consistencyProof(heard, earlier.size));
      assert.ok(
        verifyConsistency({
          ...{ size1: earlier.size, root1: earlier.root },
          ...{ size2: later.size, root2: later.root, proof },
        }),
      );
    }
  }
}

/** Rows of evidence that belong to no batch. */
export async function rowsWithoutBatch(db: Db): Promise<number> {
  const [row] = await asOwner<{ many: number }>(
    db,
    `select (select count(*) from event where batch_id is null)
       + (select count(*) from access_log where batch_id is null)
       + (select count(*) from command_audit where batch_id is null) as many`,
  );
  return row?.many ?? -1;
}
