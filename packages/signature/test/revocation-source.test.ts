import assert from "node:assert/strict";
import { test } from "node:test";
import { recheck, type RevocationBytes, type RevocationSource } from "../src/index.ts";
import { makeCrl, makeOcsp, signCms } from "../testing/index.ts";
import {
  authorityOf,
  CONTENT,
  NOW,
  outcomeOf,
  reasonOf,
  signerOf,
} from "./support/signing-room.ts";

const ca = authorityOf("ecdsa");
const { issuing, root } = ca;
const signer = signerOf("ecdsa");
const { certificate } = signer;
const cms = signCms({ content: CONTENT, signer });
const hours = (n: number) => NOW.add({ hours: n });

type Options = Partial<Parameters<typeof makeOcsp>[2]>;
const ocsp = (options: Options = {}, by = issuing): RevocationBytes => ({
  kind: "ocsp",
  bytes: makeOcsp(by, { certificate }, { thisUpdate: NOW, ...options }),
});
const list = (options: Partial<Parameters<typeof makeCrl>[1]> = {}): RevocationBytes => ({
  kind: "crl",
  bytes: makeCrl(issuing, { thisUpdate: NOW, ...options }),
});
const rootList: RevocationBytes = { kind: "crl", bytes: makeCrl(root, { thisUpdate: NOW }) };
const wrong = ({ kind, bytes }: RevocationBytes): RevocationBytes => {
  const turned = bytes.slice();
  const last = turned.length - 1;
  turned[last] = (turned[last] as number) ^ 1;
  return { kind, bytes: turned };
};

/** Gives these of the signer, of the authority its list, and notes what it hears. */
function sourceOf(answers: readonly RevocationBytes[], lists: readonly RevocationBytes[]) {
  const asked: string[] = [];
  const heard: RevocationBytes[] = [];
  const revocation: RevocationSource = {
    find: async (question, wanted) => {
      if (Buffer.compare(question.certificate, certificate) !== 0) return [rootList];
      asked.push(wanted);
      return wanted === "answers" ? answers : lists;
    },
    accepted: (proof) => void heard.push(proof),
  };
  return { asked, heard, options: { revocation } };
}

test("lists are asked for once the answers gave no verdict, whatever the reason", async () => {
  const unusable = [
    ocsp({ status: "unknown" }),
    ocsp({ thisUpdate: hours(-30), nextUpdate: hours(-1) }),
    wrong(ocsp()),
    ocsp({}, root),
    { kind: "ocsp" as const, bytes: Buffer.from("300306010a", "hex") },
  ];
  for (const answers of [[], ...unusable.map((one) => [one]), unusable]) {
    const good = sourceOf(answers, [list()]);
    assert.equal(await reasonOf({ cms, options: good.options }), "ok");
    assert.deepEqual(good.asked, ["answers", "lists"]);
    const revoked = sourceOf(answers, [list({ revoked: [{ certificate, at: hours(-1) }] })]);
    assert.equal(await reasonOf({ cms, options: revoked.options }), "revoked");
    const nothing = sourceOf(answers, []);
    assert.equal(await reasonOf({ cms, options: nothing.options }), "revocation-unknown");
  }
});

test("lists are not asked for where an answer told, nor instead of asking by what a signature brings", async () => {
  const told = sourceOf([ocsp()], [list()]);
  assert.equal(await reasonOf({ cms, options: told.options }), "ok");
  const revoked = sourceOf([ocsp({ status: { revokedAt: hours(-1) } })], [list()]);
  assert.equal(await reasonOf({ cms, options: revoked.options }), "revoked");
  assert.deepEqual([told.asked, revoked.asked], [["answers"], ["answers"]]);
  const bringing = signCms({ content: CONTENT, signer, ocspResponses: [ocsp().bytes] });
  const newer = sourceOf([], [list({ revoked: [{ certificate, at: hours(-1) }] })]);
  assert.equal(await reasonOf({ cms: bringing, options: newer.options }), "revoked");
});

test("the source hears of the proofs that hold, and of no others", async () => {
  const good = list();
  const bad = sourceOf([wrong(ocsp())], [wrong(good), good, list({ thisUpdate: hours(1) })]);
  assert.equal(await reasonOf({ cms, options: bad.options }), "ok");
  assert.deepEqual(
    bad.heard.map(({ bytes }) => bytes),
    [good.bytes, rootList.bytes],
  );
  assert.equal(bad.heard[0]?.bytes, good.bytes, "copies cannot be told from what was found");
  const revoked = list({ revoked: [{ certificate, at: hours(-1) }] });
  const taken = sourceOf([], [good, revoked]);
  assert.equal(await reasonOf({ cms, options: taken.options }), "revoked");
  assert.equal(taken.heard.length, 2);
});

test("of what holds an answer is kept rather than a list, and of each kind the latest", async () => {
  const keptOf = async (brought: readonly RevocationBytes[], lists: readonly RevocationBytes[]) => {
    const bytesOf = (kind: string) =>
      brought.filter((one) => one.kind === kind).map(({ bytes }) => bytes);
    const options = { content: CONTENT, signer, ocspResponses: bytesOf("ocsp") };
    const bringing = signCms({ ...options, lists: bytesOf("crl") });
    const outcome = await outcomeOf({ cms: bringing, options: sourceOf([], lists).options });
    assert.ok(outcome.ok);
    const { evidence } = outcome;
    const again = await recheck(
      { cms: bringing, content: CONTENT, evidence },
      { roots: ca.trust.roots },
    );
    assert.ok(again.ok);
    assert.deepEqual(again.evidence.revocation[0], evidence.revocation[0]);
    return evidence.revocation[0]?.bytes;
  };
  const early = ocsp({ thisUpdate: hours(-2), nextUpdate: hours(1) });
  const late = ocsp({ thisUpdate: hours(-1) });
  const older = list({ thisUpdate: hours(-3) });
  const newest = list();
  assert.deepEqual(await keptOf([early], [newest]), early.bytes);
  assert.deepEqual(await keptOf([early, late], [newest]), late.bytes);
  assert.deepEqual(await keptOf([older], [newest]), newest.bytes);
});
