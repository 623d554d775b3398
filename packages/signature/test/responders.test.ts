import assert from "node:assert/strict";
import { test } from "node:test";
import {
  recheck,
  type RevocationBytes,
  type RevocationQuestion,
  type RevocationWanted,
} from "../src/index.ts";
import { TAG } from "../src/der/element.ts";
import { element } from "../src/der/write.ts";
import { OID } from "../src/oids.ts";
import { extension } from "../testing/der-parts.ts";
import {
  createKey,
  makeCrl,
  makeOcsp,
  signCms,
  TestAuthority,
  type TestSigner,
  type ToWhom,
} from "../testing/index.ts";
import { authorityOf, codeOf, CONTENT, NOW, outcomeOf, signerOf } from "./support/signing-room.ts";

const ca = authorityOf("ecdsa");
const { issuing, root } = ca;
const signer = signerOf("ecdsa");
const { certificate } = signer;
const hours = (n: number) => NOW.add({ hours: n });
const rootList: RevocationBytes = { kind: "crl", bytes: makeCrl(root, { thisUpdate: NOW }) };
const cms = signCms({ content: CONTENT, signer });

const responder = (whom: ToWhom = {}): TestSigner =>
  issuing.issue({ kind: "ocsp", name: "Responder", ...whom });

type Options = Partial<Parameters<typeof makeOcsp>[2]>;

const answer = (by: TestSigner, options: Options = {}, about = certificate): RevocationBytes => ({
  kind: "ocsp",
  bytes: makeOcsp(issuing, { certificate: about }, { thisUpdate: NOW, responder: by, ...options }),
});

const list = (...revoked: NonNullable<Parameters<typeof makeCrl>[1]["revoked"]>) =>
  ({ kind: "crl", bytes: makeCrl(issuing, { revoked, thisUpdate: hours(-1) }) }) as const;

/** What comes of it if `always` are found about the signer, and `about` about the responder. */
async function reasonWith(
  always: readonly RevocationBytes[],
  about: readonly RevocationBytes[] = [],
  asked = cms,
): Promise<string> {
  const isAboutSigner = ({ certificate: of }: RevocationQuestion) =>
    Buffer.compare(of, certificate) === 0;
  const find = async (question: RevocationQuestion) =>
    isAboutSigner(question) ? always : [rootList, ...about];
  const outcome = await outcomeOf({ cms: asked, options: { revocation: { find } } });
  if (!outcome.ok) return codeOf(outcome);
  const { evidence } = outcome;
  assert.deepEqual(await recheck({ cms: asked, content: CONTENT, evidence }, ca.trust), outcome);
  return "ok";
}

test("a responder speaks while its certificate is in force, whatever it writes", async () => {
  const by = responder({ notBefore: hours(-48), notAfter: hours(-24) });
  const cases: Record<string, Options> = {
    signedThenForNow: { producedAt: hours(-30), thisUpdate: NOW },
    signedNowForThen: { producedAt: NOW, thisUpdate: hours(-30), nextUpdate: hours(1) },
    allThenForLong: { producedAt: hours(-30), thisUpdate: hours(-30), nextUpdate: hours(100) },
    before: { producedAt: hours(-50), thisUpdate: hours(-50), nextUpdate: hours(1) },
  };
  for (const [name, options] of Object.entries(cases)) {
    assert.equal(await reasonWith([answer(by, options)]), "revocation-unknown", name);
  }
});

test("about a signature from then it had to be in force when it signed, and for when", async () => {
  const timestamp = (value: Uint8Array) => ca.timestamp(value, hours(-40));
  const stamped = signCms({ content: CONTENT, signer, timestamp });
  const by = responder({ notBefore: hours(-48), notAfter: hours(-24) });
  const minute = { minutes: 1 };
  for (const [producedAt, thisUpdate, expected] of [
    [hours(-24), hours(-24), "ok"],
    [hours(-24).add(minute), hours(-24), "revocation-unknown"],
    [hours(-24), hours(-24).add(minute), "revocation-unknown"],
    [hours(-48), hours(-48), "ok"],
    [hours(-48), hours(-48).subtract(minute), "revocation-unknown"],
  ] as const) {
    const told = answer(by, { producedAt, thisUpdate, nextUpdate: NOW });
    assert.equal(await reasonWith([told], [list()], stamped), expected);
  }
});

test("an answer is signed by now, and about nothing later", async () => {
  const minutes = (n: number) => NOW.add({ minutes: n });
  for (const [producedAt, expected] of [
    [minutes(10), "ok"],
    [minutes(11), "revocation-unknown"],
    [minutes(-10), "ok"],
    [minutes(-11), "revocation-unknown"],
  ] as const) {
    const bytes = makeOcsp(issuing, { certificate }, { thisUpdate: NOW, producedAt });
    assert.equal(await reasonWith([{ kind: "ocsp", bytes }]), expected);
  }
});

test("a responder that was revoked is not believed, however it is dated", async () => {
  const by = responder();
  for (const [at, reason, expected] of [
    [-1, undefined, "revocation-unknown"],
    [-1, 1, "revocation-unknown"],
    [-3, 5, "revocation-unknown"],
    [-1, 5, "ok"],
  ] as const) {
    const one = { certificate: by.certificate, at: hours(at), ...(reason && { reason }) };
    const told = answer(by, { thisUpdate: hours(-2), nextUpdate: hours(1) });
    assert.equal(await reasonWith([told], [list(one)]), expected);
  }
  const exempt = responder({
    moreExtensions: [extension(OID.ocspNoCheck, false, element(TAG.null))],
  });
  const lost = list({ certificate: exempt.certificate, at: hours(-1) });
  assert.equal(await reasonWith([answer(exempt)], [lost]), "ok", "nobody is asked about it");
  const old = makeCrl(issuing, {
    revoked: [{ certificate: exempt.certificate, at: hours(-40) }],
    thisUpdate: hours(-30),
  });
  const outdated: RevocationBytes = { kind: "crl", bytes: old };
  assert.equal(await reasonWith([answer(exempt), outdated]), "revocation-unknown");
});

test("its status has to be known where its certificate says whom to ask", async () => {
  const urls = { crlUrls: ["http://crl.example/a.crl"], ocspUrls: ["http://ocsp.example/"] };
  const by = responder(urls);
  const friend = responder();
  assert.equal(await reasonWith([answer(by)]), "revocation-unknown");
  assert.equal(await reasonWith([answer(by)], [list()]), "ok");
  const own = answer(by, {}, by.certificate);
  const friendly = answer(friend, {}, by.certificate);
  assert.equal(await reasonWith([answer(by)], [own, friendly]), "revocation-unknown");
  const bytes = makeOcsp(issuing, { certificate: by.certificate }, { thisUpdate: NOW });
  assert.equal(await reasonWith([answer(by)], [{ kind: "ocsp", bytes }]), "ok");
  assert.equal(await reasonWith([answer(responder())]), "ok");
});

test("lists are asked for about it where it names any", async () => {
  const wantedFor = async (whom: ToWhom) => {
    const by = responder(whom);
    const asked: RevocationWanted[] = [];
    const find = async (question: RevocationQuestion, wanted: RevocationWanted) => {
      if (Buffer.compare(question.certificate, by.certificate) === 0) asked.push(wanted);
      return [answer(by), rootList];
    };
    await outcomeOf({ cms, options: { revocation: { find } } });
    return asked[0];
  };
  const ocspUrls = ["http://ocsp.example/"];
  assert.equal(await wantedFor({ ocspUrls, crlUrls: ["http://crl.example/a.crl"] }), "lists");
  assert.equal(await wantedFor({ ocspUrls }), "answers");
});

test("what a signature brings along makes only so much work", async () => {
  const forger = TestAuthority.root("ecdsa", {
    key: { ...createKey("ecdsa"), spki: issuing.key.spki },
    name: "Test issuing authority",
  });
  const [first, ...others] = [1, 2, 3, 4].map(() =>
    forger.issue({ kind: "ocsp", key: signer.key }),
  );
  assert.ok(first);
  const certificates = [first, ...others].map((one) => one.certificate);
  const basic = ({ bytes }: RevocationBytes) => {
    const start = Buffer.from(bytes).indexOf(Buffer.from("2b0601050507300101", "hex")) + 9;
    return bytes.slice(start + (bytes[start + 1] === 0x82 ? 4 : 3));
  };
  const hostile = basic(answer(first, { certificates }));
  const good = basic(answer(responder()));
  const reasonAfter = async (count: number, ...found: readonly RevocationBytes[]) => {
    const ocspResponses = [...Array.from({ length: count }, () => hostile), good];
    const bringing = signCms({ content: CONTENT, signer, ocspResponses });
    const find = async () => [rootList, ...found];
    return codeOf(await outcomeOf({ cms: bringing, options: { revocation: { find } } }));
  };
  assert.equal(await reasonAfter(5), "ok");
  assert.equal(await reasonAfter(6), "revocation-unknown");
  assert.equal(await reasonAfter(6, answer(responder())), "ok");
});
