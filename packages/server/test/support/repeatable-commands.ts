import { formatInstant } from "@kelisim/core";
import { type CreatePurposeBody, type OperationId, type RightsCallAnswer } from "@kelisim/protocol";
import { ask, askBody, bankLine, grant, OTHER_PROOF, PAPER, withdraw } from "./acts.ts";
import { newBin, newIin } from "./fictitious-numbers.ts";
import { type Api } from "./http-client.ts";
import { guardianOf, represented } from "./representatives.ts";
import { type Stage } from "./stage.ts";
import { makeKey, purposeBody, registerPurpose } from "./world.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** A command ready to be sent, what makes another one of it, and somebody else who may send the same. */
export type Command = {
  readonly by: Api;
  readonly path: string;
  readonly body: Fields;
  readonly change: Fields;
};

let made = 0;
const newCode = (): string => `code-${(made += 1)}`;
const NAME = { kk: "Ат", ru: "Имя", en: "Name" };
export const TEXT = "Деректерім туралы";
const AUTOMATED: Pick<CreatePurposeBody, "actions" | "automated"> = {
  actions: ["process", "automated-decision"],
  automated: { affects_rights: true, procedure: NAME, consequences: NAME, protection: NAME },
};

/** Makes whatever the command needs, and the command. */
export const COMMANDS: Readonly<Partial<Record<OperationId, (stage: Stage) => Promise<Command>>>> =
  {
    "create-party": async ({ world }) => ({
      by: world.admin,
      path: "/v1/parties",
      body: { bin: newBin(), name: "Ұйым", sector: "non-state", roles: ["third-party"] },
      change: { name: "Басқа ұйым" },
    }),
    "create-api-key": async ({ world }) => ({
      by: world.admin,
      path: `/v1/parties/${world.bureau.id}/api-keys`,
      body: { label: "кілт", scopes: ["events"] },
      change: { scopes: ["log:read"] },
    }),
    "rotate-api-key": async ({ world }) => ({
      by: world.admin,
      path: `/v1/api-keys/${(await makeKey(world.admin, world.bureau.id, ["events"])).id}/rotate`,
      body: { overlap: "P3D" },
      change: { overlap: "P4D" },
    }),
    "create-digital-object": async ({ world: { bank } }) => ({
      by: bank.api,
      path: "/v1/digital-objects",
      body: {
        name: "База",
        owner_id: bank.id,
        operator_id: bank.id,
        sector: "non-state",
        categories: ["iin"],
        storage_country: "KZ",
      },
      change: { confidential: false },
    }),
    "create-data-category": async ({ world }) => ({
      by: world.admin,
      path: "/v1/data-categories",
      body: {
        code: newCode(),
        name: NAME,
        identifier: false,
        biometric: false,
        sensitivity: "ordinary",
      },
      change: { biometric: true },
    }),
    "create-purpose": async ({ world: { bank, objects } }) => ({
      by: bank.api,
      path: "/v1/purposes",
      body: purposeBody(bank, objects.bank, { code: newCode() }),
      change: { max_term: "P2Y" },
    }),
    "achieve-purpose": async ({ world: { bank, objects } }) => {
      const id = await registerPurpose(bank, objects.bank, { code: newCode() });
      return {
        by: bank.api,
        path: `/v1/purposes/${id}/achieved`,
        body: { note: "Аяқталды" },
        change: { note: "Басқаша аяқталды" },
      };
    },
    "create-consent-request": async ({ world }) => ({
      by: world.bank.api,
      path: "/v1/consent-requests",
      body: askBody(bankLine(world), newIin(), { phone: "+77010000000" }),
      change: { language: "en" },
    }),
    "answer-consent-request": async ({ world }) => {
      const { id } = await ask(bankLine(world), newIin());
      return {
        by: world.desk.api,
        path: `/v1/consent-requests/${id}/answer`,
        body: { answer: "grant", confirmation: PAPER },
        change: { answer: "refuse" },
      };
    },
    "withdraw-consent": async ({ world }) => ({
      by: world.desk.api,
      path: `/v1/consents/${await grant(world, bankLine(world), newIin())}/withdraw`,
      body: { confirmation: OTHER_PROOF },
      change: { reason: "Себебі бар" },
    }),
    "discharge-duty": async ({ world }) => {
      const consent = await grant(world, bankLine(world), newIin());
      const [duty] = (await withdraw(world.desk.api, consent)).duties;
      return {
        by: world.bank.api,
        path: `/v1/duties/${duty?.id}/discharge`,
        body: {
          outcome: "reasoned-refusal",
          ground: { kind: "law", act: "Заң № 1", article: "5", level: "law" },
        },
        change: { text: "Себебі" },
      };
    },
    "file-objection": async ({ world }) => ({
      by: world.desk.api,
      path: "/v1/objections",
      body: { iin: newIin(), party_id: world.bank.id, text: TEXT },
      change: { text: "Басқа" },
    }),
    "file-inquiry": async ({ world }) => ({
      by: world.desk.api,
      path: "/v1/inquiries",
      body: { data_subject: { iin: newIin() }, party_id: world.bank.id, text: TEXT },
      change: { text: "Басқа" },
    }),
    "file-correction": async ({ world }) => ({
      by: world.desk.api,
      path: "/v1/corrections",
      body: { iin: newIin(), party_id: world.bank.id, text: TEXT },
      change: { categories: ["income"] },
    }),
    "file-blocking": async ({ world: { desk, bank, objects } }) => ({
      by: desk.api,
      path: "/v1/blockings",
      body: { iin: newIin(), party_id: bank.id, object_id: objects.bank, text: TEXT },
      change: { text: "Басқа" },
    }),
    "end-blocking-check": async ({ world: { desk, bank, objects } }) => {
      const signal = { iin: newIin(), party_id: bank.id, object_id: objects.bank, text: TEXT };
      const filed = await desk.api.post<RightsCallAnswer>("/v1/blockings", signal);
      await bank.api.post(`/v1/duties/${filed.duty_id}/discharge`, { outcome: "blocked" });
      return {
        by: bank.api,
        path: `/v1/blockings/${filed.id}/outcome`,
        body: { confirmed: false, text: TEXT },
        change: { confirmed: true },
      };
    },
    "file-destruction": async ({ world }) => ({
      by: world.desk.api,
      path: "/v1/destructions",
      body: { iin: newIin(), party_id: world.bank.id, text: TEXT },
      change: { categories: ["income"] },
    }),
    "file-complaint": async ({ world }) => ({
      by: world.desk.api,
      path: "/v1/complaints",
      body: { iin: newIin(), party_id: world.bank.id, text: TEXT },
      change: { addressee: "court" },
    }),
    "report-breach": async ({ world: { bank, objects }, clock }) => ({
      by: bank.api,
      path: "/v1/breaches",
      body: {
        object_id: objects.bank,
        detected_at: formatInstant(clock.now()),
        categories: ["iin"],
        subjects: [newIin()],
      },
      change: { subjects: 7 },
    }),
    "create-explanation": async ({ world: { bank, objects } }) => ({
      by: bank.api,
      path: "/v1/explanations",
      body: {
        data_subject: { iin: newIin() },
        purpose_id: await registerPurpose(bank, objects.bank, { code: newCode(), ...AUTOMATED }),
        language: "kk",
        evidence_sha256: "a".repeat(64),
      },
      change: { language: "ru" },
    }),
    "create-processing-outcome": async ({ world: { bank, purposes } }) => ({
      by: bank.api,
      path: "/v1/processing-outcomes",
      body: {
        data_subject: { iin: newIin() },
        purpose_id: purposes.scoring,
        effect: "ends",
        took_effect_at: "2026-11-20T09:00:00+05:00",
        steps: [{ at: "2026-11-20T08:00:00+05:00", by: "system" }],
        evidence_sha256: "a".repeat(64),
      },
      change: { effect: "none" },
    }),
    "create-representation": async ({ world }) => ({
      by: world.desk.api,
      path: "/v1/representations",
      body: guardianOf(newIin()),
      change: { scope: ["give"] },
    }),
    "end-representation": async ({ world }) => {
      const { id } = await represented(world, newIin());
      return {
        by: world.desk.api,
        path: `/v1/representations/${id}/end`,
        body: { reason: "revoked" },
        change: { reason: "died" },
      };
    },
    "correct-iin": async ({ world }) => {
      const iin = newIin();
      await ask(bankLine(world), iin);
      return {
        by: world.registrar,
        path: "/v1/persons/correct-iin",
        body: { data_subject: { iin }, new_iin: newIin(), evidence_sha256: "a".repeat(64) },
        change: { evidence_sha256: "b".repeat(64) },
      };
    },
    "erase-person": async ({ world }) => ({
      by: world.eraser,
      path: "/v1/erasures",
      body: { data_subject: { iin: newIin() } },
      change: { reason: "person-asked" },
    }),
  };

/** The order of an object's members says nothing. */
