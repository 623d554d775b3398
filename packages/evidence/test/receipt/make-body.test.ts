import assert from "node:assert/strict";
import { test } from "node:test";
import { FACTS } from "../../src/testing/receipts.test-support.ts";
import { canonicalJson } from "../../src/receipt/canonical-json.ts";
import { BODY_DEFS, BODY_SCHEMA } from "../../src/receipt/body-schema.ts";
import { receiptBody } from "../../src/receipt/make-body.ts";
import { RECEIPT_CONTEXT } from "../../src/receipt/receipt-context.ts";
import type { ReceiptFacts } from "../../src/receipt/receipt-facts.ts";

/** Terms that receipts use, each looked up in `2.3/dpv/dpv.csv` of w3c/dpv. */
const DPV_2_3 = new Set(
  `AutomatedDecisionMaking Collect Consent ConsentExpired ConsentGiven ConsentInvalidated ConsentNotice
  ConsentReceipt ConsentRecord ConsentRefused ConsentRequested ConsentRevoked ConsentUnknown ConsentWithdrawn
  CrossBorderTransfer DataController DataSource DataSubject DataSubjectDataSource DataSubjectRight Disclose
  Disseminate ExplicitlyExpressedConsent FullAutomation HumanNotInvolved Law LegalEntity Optional PersonalData
  PersonalDataProcess Processing PublicDataSource Purpose Recipient Representative Required
  SensitivePersonalData ServiceProvider StorageDuration StorageLocation UntilEventDuration UntilTimeDuration
  WithdrawConsent hasAlgorithmicLogic hasApplicableLaw hasAutomationLevel hasConsentControl hasConsentStatus
  hasConsequence hasDataController hasDataSource hasDataSubject hasDuration hasHumanInvolvement
  hasIndicationMethod hasJurisdiction hasLegalBasis hasLocation hasNecessity hasNotice hasPersonalData
  hasProcess hasProcessing hasPurpose hasRecipient hasRecordOfActivity hasRight hasServiceProvider
  hasStorageCondition hasThirdCountry isExercisedAt isIndicatedAtTime isIndicatedBy`.split(/\s+/),
);

const termsIn = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/"dpv:(\w+)"/g)].map(([, term]) => term ?? "");

const automated = {
  affectsRights: true,
  procedure: { kk: "тәртібі", ru: "порядок", en: "procedure" },
  consequences: { kk: "салдары", ru: "последствия", en: "consequences" },
  protection: { kk: "қорғау", ru: "защита", en: "protection" },
};

test("every term of DPV is one of DPV 2.3, and each one looked up is used", () => {
  const used = new Set([
    ...termsIn(BODY_SCHEMA),
    ...termsIn(BODY_DEFS),
    ...termsIn(RECEIPT_CONTEXT),
  ]);
  assert.deepEqual(
    [...used].filter((term) => !DPV_2_3.has(term)),
    [],
  );
  assert.deepEqual(
    [...DPV_2_3].filter((term) => !used.has(term)),
    [],
  );
});

test("the fields that ISO/IEC TS 27560 demands are there", () => {
  const body = receiptBody(FACTS);
  const process = body["dpv:hasProcess"];
  assert.equal(body["dct:conformsTo"][0], "https://w3id.org/dpv/schema/dpv-27560#receipt");
  assert.equal(body["dct:language"], "kk");
  assert.equal(body["dpv:hasConsentStatus"], "dpv:ConsentGiven");
  assert.equal(body["dpv:hasNotice"]?.["kelisim:sha256"], FACTS.notice?.sha256);
  assert.deepEqual(
    process["dpv:hasPersonalData"].map((data) => [data["@type"], data["kelisim:biometric"]]),
    [
      ["dpv:PersonalData", false],
      ["dpv:SensitivePersonalData", true],
    ],
  );
  assert.equal(process["dpv:hasDataController"][0]?.["dct:identifier"], "960240000012");
  assert.equal(process["dpv:hasConsentControl"]["dpv:isExercisedAt"], FACTS.withdrawUrl);
  assert.deepEqual(process["dpv:hasThirdCountry"], ["loc:DE"]);
  assert.equal(body["dpv:hasJurisdiction"], "loc:KZ");
  const given = body["kelisim:event"][1];
  assert.equal(given?.["dpv:isIndicatedAtTime"], "2026-07-13T10:00:00.000+05:00");
  assert.equal(given?.["dpv:hasDuration"]?.["kelisim:lastDay"], "2027-07-13");
});

test("each state has its term", () => {
  const termOf = (status: ReceiptFacts["status"]) =>
    receiptBody({ ...FACTS, status })["dpv:hasConsentStatus"];
  assert.equal(termOf("refused"), "dpv:ConsentRefused");
  assert.equal(termOf("withdrawn"), "dpv:ConsentWithdrawn");
  assert.equal(termOf("expired"), "dpv:ConsentExpired");
  assert.equal(termOf("fulfilled"), "dpv:ConsentExpired");
  assert.equal(termOf("annulled"), "dpv:ConsentInvalidated");
  assert.equal(termOf("disputed"), "dpv:ConsentUnknown");
});

test("automated processing is told with what may be done about it", () => {
  const { "dpv:hasProcess": process } = receiptBody({
    ...FACTS,
    actions: ["automated-decision"],
    automated,
  });
  assert.equal(process["dpv:hasAutomationLevel"], "dpv:FullAutomation");
  assert.equal(process["dpv:hasHumanInvolvement"], "dpv:HumanNotInvolved");
  assert.ok(
    process["dpv:hasRight"].some(
      (right) => right["kelisim:right"] === "object-to-automated-processing",
    ),
  );
});

test("of a representative only the authority is told, of a party who it is", () => {
  const by = { kind: "representative", basis: "guardian" } as const;
  const provenance = { kind: "asserted-by", party: FACTS.party } as const;
  const body = receiptBody({
    ...FACTS,
    events: [{ kind: "given", at: FACTS.madeAt, effectiveOn: "2026-07-10", by, provenance }],
  });
  assert.deepEqual(body["kelisim:event"][0]?.["dpv:isIndicatedBy"], {
    "@type": "dpv:Representative",
    "kelisim:basis": "guardian",
  });
  assert.equal(
    body["kelisim:event"][0]?.["kelisim:provenance"]?.["kelisim:party"]?.["dct:identifier"],
    FACTS.party.bin,
  );
});

test("a term until the purpose is reached, and one that a law sets", () => {
  const open = receiptBody({ ...FACTS, term: { kind: "purpose-achieved" } })["dpv:hasDuration"];
  assert.equal(open["@type"], "dpv:UntilEventDuration");
  const basis = { kind: "law", act: "Заң № 1", article: "5" } as const;
  const set = receiptBody({ ...FACTS, term: { kind: "date", lastDay: "2030-01-01", basis } });
  assert.equal(set["dpv:hasDuration"]["kelisim:provision"], "Заң № 1 5");
});

test("only what is named goes in: whatever else the facts carry stays out", () => {
  const iin = "900101300017";
  const name = { ...FACTS.party.name, iin, phone: "+77010000000" };
  const body = receiptBody({ ...FACTS, party: { ...FACTS.party, name } });
  assert.ok(!canonicalJson(body).includes(iin));
});

test("facts that break the schema are a bug", () => {
  assert.throws(() => receiptBody({ ...FACTS, dataSubject: "900101300017" }), RangeError);
  assert.throws(() => receiptBody({ ...FACTS, madeAt: "2026-07-14T05:00:00Z" }), RangeError);
});
