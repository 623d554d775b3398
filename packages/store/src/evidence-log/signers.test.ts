import assert from "node:assert/strict";
import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import { test } from "node:test";
import { formatCheckpoint, signNote, verifierKeyOf, verifyNote } from "@kelisim/log";
import { createKeyRing } from "../keys/key-ring.ts";
import type { Key } from "../keys/key.ts";
import { logSigners } from "./log-signer.ts";
import { receiptSigner } from "./receipt-signer.ts";

const key = (purpose: Key["purpose"], version: number): Key => ({
  ...{ purpose, version, bytes: new Uint8Array(randomBytes(32)) },
});

const OLD = [key("data", 1), key("mac", 1), key("seal", 1)];
const NEW = [...OLD, key("seal", 2)];

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

test("receipts are signed with P-256 by the current key, whose id is the thumbprint of its JWK", () => {
  for (let n = 0; n < 20; n += 1) {
    const signer = receiptSigner(createKeyRing([key("data", 1), key("mac", 1), key("seal", 1)]));
    const [x, y] = [
      base64url(signer.publicKey.slice(1, 33)),
      base64url(signer.publicKey.slice(33)),
    ];
    assert.deepEqual([signer.publicKey.length, signer.publicKey[0]], [65, 4]);
    const thumbprint = `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`;
    assert.equal(signer.keyId, createHash("sha256").update(thumbprint).digest("base64url"));
    const message = new Uint8Array(randomBytes(n));
    const signature = signer.sign(message);
    assert.equal(signature.length, 64);
    const jwk = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
    const checked = { key: jwk, dsaEncoding: "ieee-p1363" as const };
    assert.ok(verify("sha256", message, checked, signature));
    assert.ok(!verify("sha256", Buffer.concat([message, Buffer.of(0)]), checked, signature));
  }
});

test("a newer key signs receipts from when it is in use; the former one stays published", () => {
  const ring = createKeyRing(OLD);
  const signer = receiptSigner(ring);
  const former = signer.keyId;
  ring.hold(NEW, new Set(["data.1", "mac.1", "seal.1"]));
  assert.equal(signer.keyId, former);
  ring.hold(NEW, new Set(["data.1", "mac.1", "seal.1", "seal.2"]));
  assert.notEqual(signer.keyId, former);
  const published = signer.publicKeys().map(({ keyId }) => keyId);
  assert.deepEqual(published, [signer.keyId, former]);
});

test("every key that is held signs a checkpoint, the oldest first; one known key is enough to check it", () => {
  const [origin, root] = ["log.example/1", new Uint8Array(32).fill(7)];
  const text = formatCheckpoint({ origin, size: 3n, root });
  const signers = logSigners(createKeyRing(NEW), origin);
  const note = signNote(text, ...signers);
  const keys = signers.map(({ verifierKey }) => verifierKey);
  assert.deepEqual(
    keys.slice(0, 1).map((each) => each.text),
    logSigners(createKeyRing(OLD), origin).map((each) => each.verifierKey.text),
  );
  assert.equal(note.split("\u2014").length - 1, 2);
  for (const known of [...keys.map((each) => [each]), keys]) {
    const verified = verifyNote(note, known);
    assert.ok(verified.ok && verified.text === text);
  }
  assert.ok(!verifyNote(note, [verifierKeyOf("log.example/2", keys[0]?.publicKey ?? root)]).ok);
});
