import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { idFrom, uuidOf } from "@kelisim/core";
import type {
  AnsweredRequestAnswer,
  ConsentAnswer,
  StatementAnswer,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import { type Config, keptSignaturesCheck } from "@kelisim/server";
import {
  type FsckFinding,
  insertSignatureEvidence,
  signatureEvidence,
  subjectOfRecord,
} from "@kelisim/store";
import type { TestSigner } from "../../signature/testing/index.ts";
import { ask, bankLine, evaluate, PAPER, reasonOf } from "./support/acts.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import type { Api, Problem } from "./support/http-client.ts";
import { iinBorn, represented } from "./support/representatives.ts";
import {
  signedText,
  signingAuthority,
  type SigningAuthority,
} from "./support/signing-authority.ts";
import { openPortal, wordsOf, type Seen } from "./support/portal.ts";
import { startPeer, startService, testConfig, type Service } from "./support/service.ts";
import { buildWorld, type World } from "./support/world.ts";

type Body = Readonly<Record<string, unknown>>;

describe("What people sign electronically", () => {
  const ends: (() => unknown)[] = [];
  const clock = new FakeClock();
  let authority: SigningAuthority;
  let service: Service;
  let world: World;
  before(async () => {
    authority = await signingAuthority({ after: (end) => ends.push(end) }, clock);
    service = await startService({ clock, config: authority.config });
    ends.push(() => service.close());
    world = await buildWorld(service);
  });
  after(async () => {
    for (const end of ends.toReversed()) await end();
  });

  const line = () => bankLine(world);
  const statementOf = (by: Api, body: Body): Promise<StatementAnswer> =>
    by.post("/v1/statements", body);
  const signature = (text: string, signer: TestSigner, more: Body = {}) => ({
    confirmation: { kind: "electronic-signature", cms: signedText(text, signer), ...more },
  });
  type Evidence = { readonly statement: string; readonly verified: { readonly family: string } };
  const evidenceOf = async (recordId: string): Promise<Evidence> => {
    const { db, ring } = service.store;
    const subjectId = await subjectOfRecord(db, recordId.slice(4));
    assert.ok(subjectId);
    const [row] = await db.query<{ hash: string }>(
      "select encode(evidence_sha256, 'hex') as hash from signature_evidence where subject_id = $1",
      [uuidOf(subjectId)],
    );
    const text = await signatureEvidence(db, ring, subjectId, row?.hash ?? "");
    assert.equal(
      createHash("sha256")
        .update(text ?? "")
        .digest("hex"),
      row?.hash,
    );
    return JSON.parse(text ?? "{}") as Evidence;
  };

  test("a yes and a withdrawal that she signed are her own, whoever hands them in", async () => {
    const iin = newIin();
    const { api } = world.bank;
    const signer = authority.issue({ iin }, "gost");
    const { id } = await ask(line(), iin);
    const choices = { categories: ["phone", "income", "full-name", "iin"], language: "ru" };
    const prepared = await statementOf(api, { act: "grant", consent_request_id: id, ...choices });
    const { statement } = prepared;
    assert.equal(Buffer.from(prepared.statement_base64, "base64").toString(), statement);
    assert.equal(createHash("sha256").update(statement).digest("hex"), prepared.sha256);
    assert.deepEqual(Object.keys(JSON.parse(statement)).toSorted(), [
      ...["act", "acting_for", "categories", "consent_request_id", "kelisim_statement"],
      ...["language", "notice_sha256"],
    ]);
    const given = await api.post<AnsweredRequestAnswer>(`/v1/consent-requests/${id}/answer`, {
      ...{ answer: "grant", categories: choices.categories.toReversed() },
      ...signature(statement, signer, { language: "ru" }),
    });
    const consentId = given.consent_id ?? "";
    const consent = await api.get<ConsentAnswer>(`/v1/consents/${consentId}`);
    assert.deepEqual(
      [consent.confirmation, consent.provenance, consent.asserted_by, consent.language],
      ["electronic-signature", "person", undefined, "ru"],
    );
    assert.equal(await reasonOf(evaluate(line(), iin)), "permit consent");
    const evidence = await evidenceOf(consentId);
    assert.deepEqual([evidence.statement, evidence.verified.family], [statement, "gost"]);

    const withdrawal = await statementOf(api, { act: "withdraw", consent_id: consentId });
    const path = `/v1/consents/${consentId}/withdraw`;
    const wrong = await api.refused(path, signature(statement, signer));
    assert.deepEqual(faultOf(wrong), ["signature-not-valid", "digest-differs"]);
    const part = { parts: { categories: ["phone"] } };
    const another = await api.refused(path, {
      ...part,
      ...signature(withdrawal.statement, signer),
    });
    assert.deepEqual(faultOf(another), ["signature-not-valid", "digest-differs"]);
    const taken = await api.post<WithdrawnConsentAnswer>(path, {
      ...signature(withdrawal.statement, authority.issue({ iin }, "rsa", "crl")),
    });
    assert.equal(taken.status, "withdrawn");
    const asked = authority.asked.length;
    const again = await world.desk.api.post<WithdrawnConsentAnswer>(path, {
      ...signature(withdrawal.statement, authority.issue({ iin }, "rsa", "crl")),
    });
    assert.deepEqual(again.duties, taken.duties);
    assert.equal(authority.asked.length, asked, "a list that is good for an hour was asked again");
  });

  test("a representative signs for the person whose authority names her, and for nobody else", async () => {
    const child = iinBorn("2015-03-12");
    const mother = newIin();
    const basis = { basis: "parent", representative: { iin: mother, name: "Ержанова Сәуле" } };
    const { id: acting_for } = await represented(world, child, basis);
    const { id } = await ask(line(), child);
    const { api } = world.desk;
    const path = `/v1/consent-requests/${id}/answer`;
    const about = { act: "refuse", consent_request_id: id };
    const hers = await statementOf(api, { ...about, acting_for });
    const signer = authority.issue({ iin: mother });
    const signed = signature(hers.statement, signer);
    const unnamed = await api.refused(path, { answer: "refuse", ...signed });
    assert.deepEqual(faultOf(unnamed), ["signature-not-valid", "digest-differs"]);
    const own = signature((await statementOf(api, about)).statement, signer);
    const notHers = await api.refused(path, { answer: "refuse", ...own });
    assert.deepEqual(faultOf(notHers), ["signature-of-another", "signature-of-another"]);
    const stranger = signature(hers.statement, authority.issue({ iin: newIin() }));
    const foreign = await api.refused(path, { answer: "refuse", acting_for, ...stranger });
    assert.equal(foreign.code, "signature-of-another");
    const done = await api.post<AnsweredRequestAnswer>(path, {
      ...{ answer: "refuse", acting_for },
      ...signed,
    });
    assert.equal(done.status, "refused");
    const again = await api.refused(path, { answer: "refuse", acting_for, ...signed });
    assert.equal(again.code, "request-already-answered");
    assert.equal((await evidenceOf(id)).statement, hers.statement);
    await world.eraser.post("/v1/erasures", { data_subject: { iin: child } });
    const { db } = service.store;
    const subjectId = await subjectOfRecord(db, id.slice(4));
    const left = await db.query("select from signature_evidence where subject_id = $1", [
      uuidOf(subjectId ?? assert.fail("no such request")),
    ]);
    assert.equal(left.length, 0);
  });

  test("in the portal a representative signs with her own key, and only the page for it speaks to NCALayer", async (t) => {
    const child = iinBorn("2016-05-02");
    const mother = newIin();
    const basis = { basis: "parent", representative: { iin: mother, name: "Ержанова Сәуле" } };
    const { id: representationId } = await represented(world, child, basis);
    const { id } = await ask(line(), child);
    const portal = await openPortal(service.store, clock, authority.config);
    t.after(() => portal.close());
    const her = await portal.signInAs(mother, "Ержанова Сәуле", { representationId });
    const path = `/me/requests/${id}`;
    const question = await her.get(path);
    const policyOf = ({ headers }: Seen) => String(headers["content-security-policy"]);
    assert.match(policyOf(question), /connect-src 'self';/);
    const notice = /name="notice" value="([0-9a-f]{64})"/.exec(question.html)?.[1] ?? "";
    const chosen = { notice, shown_in: "kk", answer: "grant" };
    const step = await her.post(path, { ...chosen, sign: "yes" });
    assert.equal(step.status, 200);
    assert.match(policyOf(step), /connect-src 'self' wss:\/\/127\.0\.0\.1:13579;/);
    const encoded = /data-signing="([^"]+)"/.exec(step.html)?.[1] ?? "";
    const statement = Buffer.from(encoded, "base64").toString();
    assert.equal(JSON.parse(statement).acting_for, representationId);
    const signed = (iin: string) => signedText(statement, authority.issue({ iin }));
    const foreign = await her.post(path, { ...chosen, sign: "yes", cms: signed(child) });
    assert.equal(foreign.status, 422);
    assert.match(wordsOf(foreign.html), /Бұл кілт басқа адамға берілген/);
    const changed = { ...chosen, category: "phone", sign: "yes", cms: signed(mother) };
    assert.match(
      wordsOf((await her.post(path, changed)).html),
      /Қол қойылғаннан кейін мәтін өзгерген/,
    );
    const given = await her.post(path, { ...chosen, sign: "yes", cms: signed(mother) });
    assert.equal(given.status, 303);
    const consentId = /con_[0-9a-f]{32}/.exec(given.location ?? "")?.[0] ?? "";
    const consent = await world.bank.api.get<ConsentAnswer>(`/v1/consents/${consentId}`);
    assert.deepEqual(
      [consent.confirmation, consent.provenance, consent.acted_by],
      [
        ...["electronic-signature", "person"],
        { kind: "representative", representation_id: representationId },
      ],
    );
    assert.equal((await evidenceOf(consentId)).statement, statement);
  });

  test("every kind of wrong signature is refused with its own reason, in words", async () => {
    const iin = newIin();
    const { id } = await ask(line(), iin);
    const { api } = world.bank;
    const { statement } = await statementOf(api, { act: "grant", consent_request_id: id });
    const by = (whom: Parameters<SigningAuthority["issue"]>[0]) =>
      signedText(statement, authority.issue({ iin, ...whom }));
    const revoked = authority.issue({ iin });
    authority.revoke(revoked);
    const unknown = await signingAuthority({ after: (end) => ends.push(end) }, clock);
    const FAULTS: readonly (readonly [code: string, fault: string, cms: string])[] = [
      ["signature-not-valid", "unreadable", "TUlJQg=="],
      ["signature-not-valid", "content-differs", signedText("{}", authority.issue({ iin }), false)],
      ["certificate-not-accepted", "authentication-certificate", by({ kind: "individual-auth" })],
      ["certificate-not-accepted", "legal-entity-certificate", by({ kind: "legal-sign" })],
      ["certificate-not-accepted", "expired", by({ notAfter: clock.now() })],
      ["certificate-not-accepted", "revoked", signedText(statement, revoked)],
      ["certificate-not-accepted", "chain-unknown", signedText(statement, unknown.issue({ iin }))],
      [
        "certificate-state-unknown",
        "revocation-unknown",
        signedText(statement, authority.issue({ iin }, "ecdsa", "nobody")),
      ],
    ];
    for (const [code, fault, cms] of FAULTS) {
      const confirmation = { kind: "electronic-signature", cms };
      const refused = await api.refused(`/v1/consent-requests/${id}/answer`, {
        ...{ answer: "grant", confirmation },
      });
      assert.deepEqual([refused.status, ...faultOf(refused)], [422, code, fault]);
      assert.match(refused.errors?.[0]?.detail ?? "", /[әғқңөұүһі].*\. .*\.$/u);
    }
    const status = await api.get<{ status: string }>(`/v1/consent-requests/${id}`);
    assert.equal(status.status, "pending");
  });

  test("a statement is prepared for whoever may hand it in, of what is there to be done", async () => {
    const { id } = await ask(line(), newIin());
    const { bank, bureau } = world;
    const about = { act: "grant", consent_request_id: id };
    assert.equal((await bureau.api.refused("/v1/statements", about)).status, 404);
    const beyond = await bank.api.refused("/v1/statements", { ...about, categories: ["address"] });
    assert.equal(beyond.code, "category-not-covered");
    for (const act of ["grant", "withdraw"]) {
      const bare = await bank.api.refused("/v1/statements", { act });
      assert.deepEqual(
        bare.errors?.map(({ code }) => code),
        ["required"],
      );
    }
  });

  test("what was kept is verified again from itself alone, and what does not hold is named", async (t) => {
    const { db, ring } = service.store;
    const found = async (config: Partial<Config>) => {
      const check = keptSignaturesCheck(testConfig(config), ring);
      const findings: FsckFinding[] = [];
      const run = {
        found: (one: FsckFinding) => void findings.push(one),
        progress: () => undefined,
      };
      await db.asOwner((owner) => check?.(owner, run) ?? Promise.resolve());
      return findings;
    };
    assert.deepEqual(await found(authority.config), []);
    const asked = authority.asked.length;
    const kept = await db.query<{ subject_id: string; hash: string }>(
      "select subject_id, encode(evidence_sha256, 'hex') as hash from signature_evidence",
    );
    assert.ok(kept.length > 0);
    const stranger = await signingAuthority(t, clock);
    assert.equal((await found(stranger.config)).length, kept.length);
    assert.equal(authority.asked.length, asked);

    const [first] = kept;
    assert.ok(first);
    const subjectId = idFrom("sub", first.subject_id);
    const text = (await signatureEvidence(db, ring, subjectId, first.hash)) ?? "";
    const altered = text.replace("kelisim_statement", "kelisim_statemens");
    const evidenceSha256 = createHash("sha256").update(altered).digest("hex");
    await db.tx((tx) =>
      insertSignatureEvidence(tx, ring, {
        ...{ subjectId, evidenceSha256, madeAt: clock.now(), text: altered },
      }),
    );
    const key = { subject_id: first.subject_id, evidence_sha256: evidenceSha256 };
    assert.deepEqual(await found(authority.config), [
      { check: "proofs", fault: "signature", table: "signature_evidence", key },
    ]);
  });

  test("where no authority is configured no signature is taken, and a paper is", async (t) => {
    const plain = await startPeer(service, clock);
    t.after(() => plain.close());
    const api = world.desk.api.at(plain.url);
    const { id } = await ask(line(), newIin());
    const path = `/v1/consent-requests/${id}/answer`;
    const confirmation = { kind: "electronic-signature", cms: "TUlJQg==" };
    const refused = await api.refused(path, { answer: "grant", confirmation });
    assert.deepEqual(faultOf(refused), [
      "confirmation-not-verifiable",
      "confirmation-not-verifiable",
    ]);
    await api.post(path, { answer: "grant", confirmation: PAPER });
  });
});

const faultOf = ({ code, errors }: Problem): readonly (string | undefined)[] => [
  code,
  errors?.[0]?.code,
];
