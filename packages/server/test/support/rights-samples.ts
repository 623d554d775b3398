import { SHA_A, SHA_B } from "./acts.ts";
import { newIin } from "./fictitious-numbers.ts";
import type { Sample, SampleIds } from "./sample-bodies.ts";
import { DAY, WORDS, RPN } from "./sample-words.ts";
import type { World } from "./world.ts";

/** Samples of the calls by which a person uses her rights. */
export function rightsSamples(
  { bank, desk, objects, purposes }: World,
  ids: SampleIds,
): readonly Sample[] {
  const call = { iin: newIin(), party_id: bank.id, acting_for: RPN, text: WORDS };
  return [
    {
      id: "discharge-duty",
      by: bank.api,
      path: `/v1/duties/${ids.duty}/discharge`,
      body: {
        outcome: "reasoned-refusal",
        text: WORDS,
        ground: { kind: "law", act: "94-V", article: "8", level: "law", reference: "№ 1" },
        reviewer: {
          name: "Ерлан Сәрсен",
          position: "басқарма басшысы",
          can_change_outcome: true,
        },
        informed_on: "2026-11-20",
        evidence_sha256: SHA_B,
        data: "kept",
        retention: { categories: ["income"], actions: ["process"], until: DAY },
      },
    },
    {
      id: "file-objection",
      by: desk.api,
      path: "/v1/objections",
      body: {
        ...call,
        purpose_id: purposes.scoring,
        outcome_id: `out_${"0".repeat(32)}`,
        decision_ref: "шешім",
      },
    },
    {
      id: "file-inquiry",
      by: desk.api,
      path: "/v1/inquiries",
      body: { ...call, purpose_id: purposes.scoring, decision_ref: "шешім" },
    },
    {
      id: "file-correction",
      by: desk.api,
      path: "/v1/corrections",
      body: {
        ...call,
        object_id: objects.bank,
        categories: ["income"],
        evidence_sha256: SHA_A,
      },
    },
  ];
}

/** Samples of blocking, destruction, complaints and breaches. */
export function otherRightsSamples(
  { bank, desk, objects }: World,
  ids: SampleIds,
): readonly Sample[] {
  const call = { iin: newIin(), party_id: bank.id, acting_for: RPN, text: WORDS };
  return [
    {
      id: "file-blocking",
      by: desk.api,
      path: "/v1/blockings",
      body: { ...call, object_id: objects.bank, evidence_sha256: SHA_A },
    },
    {
      id: "end-blocking-check",
      by: bank.api,
      path: `/v1/blockings/rgt_${"0".repeat(32)}/outcome`,
      body: { confirmed: true, text: WORDS },
    },
    {
      id: "file-destruction",
      by: desk.api,
      path: "/v1/destructions",
      body: {
        ...call,
        object_id: objects.bank,
        categories: ["income"],
        evidence_sha256: SHA_A,
      },
    },
    {
      id: "file-complaint",
      by: desk.api,
      path: "/v1/complaints",
      body: {
        ...call,
        addressee: "court",
        duty_id: ids.duty,
        consent_id: ids.consent,
        decision_ref: "шешім",
      },
    },
    {
      id: "report-breach",
      by: bank.api,
      path: "/v1/breaches",
      body: {
        object_id: objects.bank,
        detected_at: "2026-11-20T09:00:00+05:00",
        categories: ["income"],
        subjects: [newIin()],
      },
    },
  ];
}

/** Samples of the calls about who acts for whom. */
export const peopleSamples = ({ desk, registrar }: World): readonly Sample[] => [
  {
    id: "create-representation",
    by: desk.api,
    path: "/v1/representations",
    body: {
      data_subject: { iin: newIin() },
      representative: { iin: newIin(), name: "Сәуле Ержанова" },
      basis: "guardian",
      scope: ["give", "withdraw", "rights"],
      valid_from: "2026-11-20",
      valid_until: DAY,
      evidence_sha256: SHA_A,
      clerk: "Ерлан Сәрсен",
    },
  },
  {
    id: "end-representation",
    by: desk.api,
    path: `/v1/representations/${RPN}/end`,
    body: { reason: "restored", evidence_sha256: SHA_A, clerk: "Ерлан Сәрсен" },
  },
  {
    id: "search-representations",
    by: desk.api,
    path: "/v1/representations/search",
    body: { data_subject: { iin: newIin() } },
  },
  {
    id: "correct-iin",
    by: registrar,
    path: "/v1/persons/correct-iin",
    body: { data_subject: { iin: newIin() }, new_iin: newIin(), evidence_sha256: SHA_A },
  },
];
