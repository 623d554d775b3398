import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { describe, test } from "node:test";
import {
  loggedRowFiles,
  makePack,
  packZip,
  unpackZip,
  verifyPack,
  type LoggedRow,
  type PackFiles,
  type PackSigner,
  type PackSubject,
} from "@kelisim/evidence";
import {
  createSigner,
  formatCheckpoint,
  formatProof,
  inclusionProof,
  leafHash,
  rootFromLeaves,
  signNote,
} from "@kelisim/log";
import { tempDir } from "../../../testing/temp-dir.ts";

const ORIGIN = "test.example/log";
const SALT = new Uint8Array(32).fill(7);
const log = createSigner(ORIGIN, new Uint8Array(32).fill(1));

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(createHash("sha256").update(Buffer.concat(parts)).digest());

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

function newKey(): { readonly signer: PackSigner; readonly jwk: Record<string, string> } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const point = Buffer.concat([
    Buffer.of(4),
    Buffer.from(x, "base64url"),
    Buffer.from(y, "base64url"),
  ]);
  const signWith = (key: KeyObject) => (message: Uint8Array) =>
    new Uint8Array(sign("sha256", message, { key, dsaEncoding: "ieee-p1363" }));
  return {
    signer: { publicKey: new Uint8Array(point), sign: signWith(privateKey) },
    jwk: { kty: "EC", crv: "P-256", x, y, kid: base64url(sha256(point)) },
  };
}

/** What `events.json` says of so many rows. */
const eventsOf = (rows: readonly LoggedRow[]): Uint8Array =>
  Buffer.from(
    JSON.stringify(
      rows.map((_, index) => ({
        ...{ folder: `log/000${index + 1}`, type: "access" },
        recorded_at: "2026-07-13T10:00:00.000+05:00",
      })),
    ),
  );

/** Rows of a small log, each with its proof; the last one stands in a batch of two. */
function loggedRows(): LoggedRow[] {
  const payloads = ["1", "2", "3"].map(
    (id) => `{"recorded_at":"2026-07-13T05:00:00.000000Z","decision_id":"${id}"}`,
  );
  const entries = payloads.map((payload) => sha256(SALT, sha256(Buffer.from(payload))));
  const own = entries[2] ?? SALT;
  const pair = [leafHash(SALT), leafHash(own)];
  const root = rootFromLeaves(pair);
  const leaves = [...entries.slice(0, 2), sha256(SALT, root)].map(leafHash);
  const head = { origin: ORIGIN, size: 3n, root: rootFromLeaves(leaves) };
  const checkpoint = signNote(formatCheckpoint(head), log);
  return payloads.map((payload, index) => ({
    ...{ payload, salt: SALT },
    proof: formatProof({
      index: BigInt(index),
      proof: inclusionProof(leaves, BigInt(index)),
      checkpoint,
    }),
    ...(index === 2 && {
      batch: { salt: SALT, root, index: 1n, size: 2n, path: inclusionProof(pair, 1n) },
    }),
  }));
}

const KEY = newKey();
const TRUST = { jwks: { keys: [KEY.jwk] }, log: [log.verifierKey.text] } as never;
const ABOUT: PackSubject = {
  ...{ kind: "consent", id: "con_00000000000000000000000000000001" },
  ...{ madeAt: "2026-07-13T10:00:00+05:00", service: "https://kelisim.example" },
};

const filesOf = (rows: readonly LoggedRow[] = loggedRows()): Map<string, Uint8Array> =>
  new Map([
    ...loggedRowFiles(rows),
    ["events.json", eventsOf(rows)],
    ["facts.json", Buffer.from('{"қызмет": "Келісім"}\n')],
    ["keys/jwks.json", Buffer.from(JSON.stringify({ keys: [KEY.jwk] }))],
    ["keys/log.txt", Buffer.from(`${log.verifierKey.text}\n`)],
  ]);

const PACK = makePack(filesOf(), ABOUT, KEY.signer);

const reasonOf = (archive: Uint8Array, trust: Parameters<typeof verifyPack>[1] = TRUST): string => {
  const outcome = verifyPack(archive, trust);
  return outcome.ok ? "ok" : outcome.reason;
};

/** The archive with other files: its list and its signature stay as they were, unless changed too. */
function altered(change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const files = new Map<string, Uint8Array>(unpackZip(PACK) as PackFiles);
  change(files);
  return packZip(files);
}

describe("An archive of evidence", () => {
  test("is accepted with published keys, and with its own", () => {
    const outcome = verifyPack(PACK, TRUST);
    assert.ok(outcome.ok);
    assert.equal(outcome.rows, 3);
    assert.equal(reasonOf(PACK, "embedded"), "ok");
  });

  test("is the same file whenever it is made of the same", () => {
    assert.deepEqual(packZip(filesOf()), packZip(new Map([...filesOf()].toReversed())));
  });

  test("is refused for its own reason, whatever is wrong with it", () => {
    const other = newKey();
    const byOther = makePack(filesOf(), ABOUT, other.signer);
    const [first, second, third] = loggedRows();
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    const madeOf = (...rows: readonly LoggedRow[]): string =>
      reasonOf(makePack(filesOf(rows), ABOUT, KEY.signer));
    const { proof: _none, ...unproven } = first;
    const reasons = {
      empty: reasonOf(new Uint8Array()),
      cut: reasonOf(PACK.subarray(0, PACK.length - 40)),
      changed: reasonOf(altered((files) => files.set("facts.json", Buffer.from("{}")))),
      added: reasonOf(altered((files) => files.set("more.txt", Buffer.from("x")))),
      removed: reasonOf(altered((files) => files.delete("log/0002/proof.txt"))),
      listless: reasonOf(altered((files) => files.set("SHA256SUMS", Buffer.from("x")))),
      unsigned: reasonOf(altered((files) => files.delete("SHA256SUMS.sig"))),
      "another's key": reasonOf(byOther),
      "swapped proofs": madeOf({ ...first, proof: second.proof ?? "" }),
      "no proof": madeOf(unproven),
      "another batch": madeOf({ ...third, payload: '{"decision_id":"4"}' }),
    };
    assert.deepEqual(reasons, {
      empty: "unreadable",
      cut: "unreadable",
      changed: "file-differs",
      added: "file-unlisted",
      removed: "file-missing",
      listless: "sums-malformed",
      unsigned: "signature",
      "another's key": "unknown-key",
      "swapped proofs": "proof",
      "no proof": "proof-missing",
      "another batch": "proof",
    });
  });

  test("passes with no byte of its files changed", () => {
    const files = unpackZip(PACK) as PackFiles;
    for (const [path, bytes] of files) {
      const at = bytes.length >> 1;
      const changed = altered((all) => {
        const copy = bytes.slice();
        copy[at] = (copy[at] ?? 0) ^ 1;
        all.set(path, copy);
      });
      assert.notEqual(reasonOf(changed), "ok", path);
    }
  });

  test("is checked by the tools that its README names", (t) => {
    const dir = tempDir();
    t.after(dir.remove);
    for (const [path, bytes] of unpackZip(PACK) as PackFiles) {
      mkdirSync(dirname(join(dir.path, path)), { recursive: true });
      writeFileSync(join(dir.path, path), bytes);
    }
    const run = (command: string): string =>
      execFileSync("sh", ["-ec", command], { cwd: dir.path, encoding: "utf8" });
    const readme = run("cat README.txt");
    for (const line of ["sha256sum -c SHA256SUMS", "openssl dgst -sha256 -verify signer.pem"]) {
      assert.ok(readme.includes(line), line);
    }
    assert.match(run("sha256sum -c SHA256SUMS"), /log\/0001\/proof\.txt: OK/);
    const verified = run(
      "openssl dgst -sha256 -verify signer.pem -signature SHA256SUMS.sig SHA256SUMS",
    );
    assert.match(verified, /Verified OK/);
    const leaf = run(`cd log/0001
      openssl dgst -sha256 -binary payload.json > payload.sha256
      cat salt.bin payload.sha256 | openssl dgst -sha256 -binary > entry.bin
      (printf '\\0'; cat entry.bin) | openssl dgst -sha256`);
    const [first] = loggedRows();
    const expected = leafHash(sha256(SALT, sha256(Buffer.from(first?.payload ?? ""))));
    assert.ok(leaf.trim().endsWith(Buffer.from(expected).toString("hex")));
  });
});
