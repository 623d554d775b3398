import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import {
  loggedRowFiles,
  makePack,
  packZip,
  unpackZip,
  verifyPack,
  type PackFiles,
} from "@kelisim/evidence";
import { sumsOf } from "../src/pack/pack-sums.ts";
import {
  loggedRows,
  packOf,
  SAMPLE_EVENTS,
  sampleFiles,
  samplePack,
} from "../src/testing/packs.test-support.ts";
import { FACTS, makeReceipt, receiptKey } from "../src/testing/receipts.test-support.ts";

const { pack, keys } = samplePack();
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const json = (value: unknown): Uint8Array => bytes(JSON.stringify(value));

/** What is said of an archive that the service signs with other files in it. */
function said(change: (files: Map<string, Uint8Array>) => unknown): string {
  const files = sampleFiles();
  change(files);
  const outcome = verifyPack(packOf(files), keys);
  return outcome.ok ? "ok" : `${outcome.reason} ${outcome.path ?? ""}`.trimEnd();
}

/** The same with another list of events. */
const saidOf = (...events: readonly unknown[]): string =>
  said((files) => files.set("events.json", json(events)));

const [requested = {}, granted = {}, access = {}] = SAMPLE_EVENTS;

describe("What an archive of evidence holds is bound to its rows", () => {
  test("all of a sound one is", () => {
    const outcome = verifyPack(pack, keys);
    assert.ok(outcome.ok, JSON.stringify(outcome));
    assert.deepEqual([outcome.rows, outcome.unlogged], [3, 0]);
  });

  test("each row is listed, each line has its row, and says what it says", () => {
    const differs = "row-differs log/0001/payload.json";
    const odd = "events-malformed events.json";
    assert.equal(
      said((files) => files.delete("events.json")),
      odd,
    );
    assert.equal(saidOf(requested, granted), "row-unlisted log/0003/batch-path.txt");
    const fourth = { ...access, folder: "log/0004" };
    assert.equal(saidOf(requested, granted, access, fourth), "row-missing log/0004/payload.json");
    assert.equal(saidOf(requested, granted, access, access), odd);
    for (const change of [
      { type: "consent.withdrawn" },
      { type: "access" },
      { event_id: granted["event_id"] },
      { event_id: undefined },
      { recorded_at: "2026-07-13T09:00:00.001+05:00" },
      { recorded_at: "yesterday" },
      { effective_at: "2026-07-12T09:00:00.000+05:00" },
    ]) {
      assert.equal(saidOf({ ...requested, ...change }, granted, access), differs);
    }
    for (const change of [{ folder: "log/1" }, { folder: 1 }, { body: {} }, { type: null }]) {
      assert.equal(saidOf({ ...requested, ...change }, granted, access), odd);
    }
    const event = { ...requested, folder: "log/0003" };
    assert.equal(
      saidOf({ ...access, folder: "log/0001" }, granted, event),
      "row-differs log/0001/payload.json",
    );
  });

  test("rows that the log does not hold are counted apart", () => {
    const early = { ...requested, folder: null, type: "consent.withdrawn", body: {} };
    const events = json([requested, granted, access, early]);
    const outcome = verifyPack(packOf(sampleFiles().set("events.json", events)), keys);
    assert.ok(outcome.ok);
    assert.deepEqual([outcome.rows, outcome.unlogged], [3, 1]);
  });

  test("proofs are those whose hashes the rows name", () => {
    const path = "evidence/0001/attestation.json";
    const differs = `evidence-differs ${path}`;
    assert.equal(
      said((files) => files.set(path, bytes("{}"))),
      differs,
    );
    assert.equal(
      said((files) => files.delete(path)),
      differs,
    );
    assert.equal(saidOf(requested, { ...granted, proof: undefined }, access), differs);
    const another = "evidence/0002/attestation.json";
    assert.equal(
      said((files) => files.set(another, files.get(path) ?? bytes(""))),
      `evidence-differs ${another}`,
    );
  });

  test("a signature's files are those of the evidence that its row names", () => {
    const proof = "signatures/0001";
    const kept = JSON.stringify({ statement: "мәтін", cms: Buffer.from("cms").toString("base64") });
    const evidenceSha256 = createHash("sha256").update(kept).digest("hex");
    const [first, second, third] = loggedRows().map(({ payload }) => payload);
    const body = { ...(JSON.parse(second ?? "") as { body: object }).body, evidenceSha256 };
    const row = JSON.stringify({ ...(JSON.parse(second ?? "") as object), body });
    const signed = (statement: string, cms: string): string =>
      said((files) => {
        const rows = loggedRowFiles(loggedRows([first ?? "", row, third ?? ""]));
        for (const [path, content] of rows) files.set(path, content);
        files.delete("evidence/0001/attestation.json");
        files.set("events.json", json([requested, { ...granted, proof }, access]));
        files.set(`${proof}/evidence.json`, bytes(kept));
        files.set(`${proof}/statement.txt`, bytes(statement));
        files.set(`${proof}/signature.p7s`, bytes(cms));
      });
    assert.equal(signed("мәтін", "cms"), "ok");
    assert.equal(signed("басқа", "cms"), `evidence-differs ${proof}/evidence.json`);
    assert.equal(signed("мәтін", "other"), `evidence-differs ${proof}/evidence.json`);
  });

  test("the notice is the one that was shown", () => {
    const differs = "notice-differs notice/hash-input.txt";
    const input = JSON.stringify([2, "а", "б", "c"]);
    assert.equal(
      said((files) => files.set("notice/kk.txt", bytes("x"))),
      differs,
    );
    assert.equal(
      said((files) => files.delete("notice/ru.txt")),
      differs,
    );
    assert.equal(
      said((files) => files.delete("notice/hash-input.txt")),
      differs,
    );
    assert.equal(
      said((files) => files.set("notice/hash-input.txt", bytes(input))),
      differs,
    );
    assert.equal(
      said((files) => files.set("notice/de.txt", bytes("x"))),
      "notice-differs notice/de.txt",
    );
    const without = said((files) => {
      for (const path of files.keys()) if (path.startsWith("notice/")) files.delete(path);
    });
    assert.equal(without, "ok");
  });

  test("the receipt is of a consent among the rows", () => {
    const other = makeReceipt({ facts: { ...FACTS, consentId: `con_${"9".repeat(32)}` } });
    assert.equal(
      said((files) => files.set("receipt.json", bytes(other.text))),
      "receipt-foreign receipt.json",
    );
  });
});

/** An archive that nobody could have made with `makePack`. */
function forged(change: (files: Map<string, Uint8Array>) => void): Uint8Array {
  const files = new Map<string, Uint8Array>(unpackZip(pack) as PackFiles);
  change(files);
  files.delete("SHA256SUMS.sig");
  files.delete("SHA256SUMS");
  return packZip(files.set("SHA256SUMS", sumsOf(files)));
}

describe("A hostile archive of evidence", () => {
  test("with keys that are none is refused, and nothing is thrown", () => {
    for (const jwks of ["[]", '{"keys":[null]}', '{"keys":[{"x":1,"y":{}}]}', '{"keys":{}}']) {
      const archive = forged((files) => files.set("keys/jwks.json", bytes(jwks)));
      const outcome = verifyPack(archive, "embedded");
      assert.deepEqual(outcome, { ok: false, reason: "keys-malformed" });
    }
    const odd = forged((files) => {
      const lines = Buffer.from(files.get("signer.pem") ?? [])
        .toString()
        .split("\n");
      const der = Buffer.from(lines.slice(1, -2).join(""), "base64");
      der[26] = 2;
      const text = der.toString("base64");
      const again = [lines[0], text.slice(0, 64), text.slice(64), ...lines.slice(-2)];
      files.set("signer.pem", bytes(again.join("\n")));
    });
    assert.deepEqual(verifyPack(odd, keys), { ok: false, reason: "signer-malformed" });
  });

  test("lists no path that could steer a terminal", () => {
    for (const path of ["\u001b[2K", "a\u202eb", "../x", "/x", "a//b"]) {
      const files = new Map<string, Uint8Array>(unpackZip(pack) as PackFiles);
      const line = bytes(`${"0".repeat(64)}  ${path}\n`);
      const sums = Buffer.concat([files.get("SHA256SUMS") ?? line, line]);
      const outcome = verifyPack(packZip(files.set("SHA256SUMS", new Uint8Array(sums))), keys);
      assert.deepEqual(outcome, { ok: false, reason: "sums-malformed" });
    }
  });
});

test("no archive is made that nobody could unpack", () => {
  const about = { kind: "duty", id: "dty_1", madeAt: "", service: "" } as const;
  const make = (files: PackFiles) => () => makePack(files, about, receiptKey("A"));
  const many = Array.from({ length: 20_000 }, (_, at) => [`f/${at}`, bytes("")] as const);
  assert.throws(make(new Map(many)), RangeError);
  const large = new Uint8Array(64 * 1024 * 1024);
  assert.throws(make(new Map([["large", large]])), RangeError);
  assert.throws(make(new Map([["../x", bytes("")]])), RangeError);
});
