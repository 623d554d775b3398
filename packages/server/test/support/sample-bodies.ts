import type { OperationId } from "@kelisim/protocol";
import { automatedSamples } from "./automated-samples.ts";
import { newBin, newIin } from "./fictitious-numbers.ts";
import type { Api } from "./http-client.ts";
import { OTHER_PROOF, PAPER } from "./acts.ts";
import { otherRightsSamples, peopleSamples, rightsSamples } from "./rights-samples.ts";
import { TEXT3, DAY, INSTANT, WORDS, RPN } from "./sample-words.ts";
import { purposeBody, type World } from "./world.ts";

/** Ids of records that stand in the paths of the calls. */
export type SampleIds = {
  readonly request: string;
  readonly consent: string;
  readonly duty: string;
};

/** A call with every member that its body can have. */
export type Sample = {
  readonly id: OperationId;
  readonly by: Api;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
};

function registrySamples({
  admin,
  bank,
  bureau,
  stateBody,
  objects,
  purposes,
}: World): readonly Sample[] {
  return [
    {
      id: "create-party",
      by: admin,
      path: "/v1/parties",
      body: { bin: newBin(), name: TEXT3, sector: "non-state", roles: ["owner"], country: "KZ" },
    },
    {
      id: "create-api-key",
      by: admin,
      path: `/v1/parties/${bank.id}/api-keys`,
      body: { label: "кілт", scopes: ["events"], expires_at: INSTANT },
    },
    {
      id: "rotate-api-key",
      by: admin,
      path: `/v1/api-keys/${stateBody.keyId}/rotate`,
      body: { overlap: "P30D" },
    },
    {
      id: "create-digital-object",
      by: bank.api,
      path: "/v1/digital-objects",
      body: {
        name: TEXT3,
        owner_id: bank.id,
        operator_id: bank.id,
        sector: "non-state",
        categories: ["iin"],
        storage_country: "KZ",
        confidential: true,
      },
    },
    {
      id: "create-data-category",
      by: admin,
      path: "/v1/data-categories",
      body: {
        code: "shoe-size",
        name: TEXT3,
        identifier: false,
        biometric: false,
        sensitivity: "ordinary",
      },
    },
    {
      id: "create-purpose",
      by: bank.api,
      path: "/v1/purposes",
      body: purposeBody(bank, objects.bank, {
        code: "sample",
        actions: ["process", "disclose", "cross-border"],
        recipients: [bureau.id],
        cross_border: ["DE"],
        published: false,
        source: "digital-object",
        targeting: { criteria: "Тапсырыс берушілер" },
        place: "public",
        public_place_aim: "health",
        automated: {
          affects_rights: true,
          procedure: TEXT3,
          consequences: TEXT3,
          protection: TEXT3,
        },
        legal_ground: {
          ...{ code: "ground", act: "94-V", article: "9", level: "law", reference: "№ 1" },
          deferral: { act: "№ 2", article: "3", event: "Тергеу аяқталды" },
        },
      }),
    },
    {
      id: "close-party",
      by: admin,
      path: `/v1/parties/${bureau.id}/close`,
      body: { roles: ["service-desk"] },
    },
    {
      id: "revise-purpose",
      by: bank.api,
      path: `/v1/purposes/${purposes.scoring}/revise`,
      body: {
        categories: { required: ["iin"], optional: ["phone"] },
        actions: ["process"],
        recipients: [bureau.id],
        cross_border: ["DE"],
        note: WORDS,
      },
    },
    {
      id: "ban-purpose",
      by: admin,
      path: `/v1/purposes/${purposes.register}/ban`,
      body: { reason: "harmful-purpose", note: WORDS },
    },
    {
      id: "end-deferral",
      by: bank.api,
      path: `/v1/purposes/${purposes.scoring}/deferral-ended`,
      body: { ended_on: DAY, note: WORDS },
    },
    {
      id: "achieve-purpose",
      by: bank.api,
      path: `/v1/purposes/${purposes.scoring}/achieved`,
      body: { data_subject: { iin: newIin() }, note: WORDS },
    },
  ];
}

function consentSamples(world: World, ids: SampleIds): readonly Sample[] {
  const { bank, bureau, desk, objects, purposes } = world;
  return [
    {
      id: "create-consent-request",
      by: bank.api,
      path: "/v1/consent-requests",
      body: {
        data_subject: { iin: newIin() },
        phone: "+77010000000",
        purpose_id: purposes.scoring,
        object_id: objects.bank,
        categories: ["iin", "income"],
        actions: ["process"],
        recipients: [bureau.id],
        valid_until: DAY,
        term_basis: { kind: "contract", reference: "Шарт № 17" },
        only_missing: true,
        language: "ru",
      },
    },
    {
      id: "answer-consent-request",
      by: desk.api,
      path: `/v1/consent-requests/${ids.request}/answer`,
      body: { answer: "grant", categories: ["iin"], acting_for: RPN, confirmation: PAPER },
    },
    {
      id: "prepare-statement",
      by: desk.api,
      path: "/v1/statements",
      body: {
        act: "grant",
        consent_request_id: ids.request,
        consent_id: ids.consent,
        categories: ["iin"],
        parts: { categories: ["income"] },
        language: "ru",
        acting_for: RPN,
      },
    },
    {
      id: "search-consents",
      by: bank.api,
      path: "/v1/consents/search",
      body: {
        data_subject: { iin: newIin() },
        purpose_id: purposes.scoring,
        status: "active",
      },
    },
    {
      id: "withdraw-consent",
      by: desk.api,
      path: `/v1/consents/${ids.consent}/withdraw`,
      body: {
        parts: {
          categories: ["income"],
          actions: ["disclose"],
          recipients: [bureau.id],
          countries: ["DE"],
        },
        reason: WORDS,
        acting_for: RPN,
        confirmation: { ...OTHER_PROOF, clerk: "Сәуле Ержанова" },
      },
    },
  ];
}

function accessSamples({ bank, bureau, objects, purposes }: World): readonly Sample[] {
  // Each question of a batch, and of a search, is checked by itself.
  const question = { subject: {}, action: {}, resource: {}, context: {} };
  const search = { ...question, page: { token: "", limit: 5 } };
  return [
    {
      id: "evaluate-accesses",
      by: bank.api,
      path: "/access/v1/evaluations",
      body: {
        ...question,
        evaluations: [{}],
        options: { evaluations_semantic: "execute_all" },
      },
    },
    { id: "find-access-subjects", by: bank.api, path: "/access/v1/search/subject", body: search },
    {
      id: "find-access-resources",
      by: bank.api,
      path: "/access/v1/search/resource",
      body: search,
    },
    { id: "find-access-actions", by: bank.api, path: "/access/v1/search/action", body: search },
    {
      id: "evaluate-access",
      by: bank.api,
      path: "/access/v1/evaluation",
      body: {
        subject: { type: "party", id: bank.bin, properties: { employee: "teller-7" } },
        action: { name: "disclose" },
        resource: {
          type: "digital_object",
          id: objects.bank,
          properties: {
            data_subject: newIin(),
            categories: ["income"],
            recipient: bureau.bin,
            country: "DE",
          },
        },
        context: { purpose: purposes.scoring, mode: "check", want_ticket: false },
      },
    },
    {
      id: "send-use-reports",
      by: bank.api,
      path: "/v1/use-reports",
      body: {
        reports: [
          {
            decision_id: `dec_${"A".repeat(80)}`,
            used: true,
            used_at: INSTANT,
            ticket_id: `tkt_${"a".repeat(32)}`,
          },
        ],
      },
    },
    {
      id: "search-access-log",
      by: bank.api,
      path: "/v1/access-log/search",
      body: {
        data_subject: { iin: newIin() },
        object_id: objects.bank,
        purpose_id: purposes.scoring,
        requester_bin: bank.bin,
        decision: true,
        mode: "enforce",
        from: INSTANT,
        to: INSTANT,
      },
    },
  ];
}

const erasureSamples = ({ eraser }: World): readonly Sample[] => [
  {
    id: "erase-person",
    by: eraser,
    path: "/v1/erasures",
    body: { data_subject: { iin: newIin() }, reason: "person-asked" },
  },
];

const eventSamples = ({ bank }: World): readonly Sample[] => [
  {
    id: "create-webhook",
    by: bank.api,
    path: "/v1/webhooks",
    body: { url: "https://bank.example/events", event_types: ["consent.granted"] },
  },
];

/** One sample for every POST with a body. */
export const samplesOf = (world: World, ids: SampleIds): readonly Sample[] => [
  ...eventSamples(world),
  ...registrySamples(world),
  ...consentSamples(world, ids),
  ...accessSamples(world),
  ...rightsSamples(world, ids),
  ...otherRightsSamples(world, ids),
  ...automatedSamples(world),
  ...peopleSamples(world),
  ...erasureSamples(world),
];
