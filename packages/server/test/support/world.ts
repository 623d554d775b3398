import type { ApiKeyId, ObjectId, PartyId, PurposeId, Text3 } from "@kelisim/core";
import type {
  CreatedApiKeyAnswer,
  CreatePurposeBody,
  DigitalObjectAnswer,
  PartyAnswer,
  PurposeAnswer,
  Scope,
} from "@kelisim/protocol";
import { newBin } from "./fictitious-numbers.ts";
import { Api, type Witness } from "./http-client.ts";
import type { Service } from "./service.ts";

/** What a party can be allowed. */
export const PARTY_SCOPES: readonly Scope[] = [
  "registry:write",
  "consent:request",
  "consent:read",
  "consent:record-paper",
  "access:decide",
  "log:read",
  "duty:act",
  "objection:file",
  "events",
];

/** A registered party with a key of its own. */
export type Member = {
  readonly id: PartyId;
  readonly bin: string;
  readonly keyId: ApiKeyId;
  readonly api: Api;
};

/** The parties, objects and purposes of a small country. */
export type World = {
  readonly admin: Api;
  /** A key of the service provider that may forget people, and nothing else. */
  readonly eraser: Api;
  /** Puts numbers right, and may do nothing else. */
  readonly registrar: Api;
  /** Owner and operator of `objects.bank`. */
  readonly bank: Member;
  /** Third party, recipient of `purposes.sharing`. */
  readonly bureau: Member;
  /** Owner and operator of `objects.clinic`; a recipient of `purposes.sharing` too. */
  readonly clinic: Member;
  /** Serves people; no party to anything. */
  readonly desk: Member;
  /** Owner and operator of `objects.state`. */
  readonly stateBody: Member;
  readonly objects: Readonly<Record<"bank" | "clinic" | "state", ObjectId>>;
  readonly purposes: Readonly<Record<"scoring" | "sharing" | "treatment" | "register", PurposeId>>;
};

const NAMES = {
  bank: { kk: "Тұмар банкі", ru: "Банк Тұмар", en: "Tumar Bank" },
  bureau: { kk: "Несие бюросы", ru: "Кредитное бюро", en: "Credit Bureau" },
  clinic: { kk: "Шипа емханасы", ru: "Клиника Шипа", en: "Shipa Clinic" },
  desk: { kk: "Қызмет көрсету орны", ru: "Пункт обслуживания", en: "Service Desk" },
  stateBody: { kk: "Мемлекеттік орган", ru: "Государственный орган", en: "State Body" },
} as const satisfies Readonly<Record<string, Text3>>;

/** Registers a party and makes a key for it. */
export async function register(
  admin: Api,
  party: Readonly<Record<string, unknown>>,
  scopes: readonly Scope[] = PARTY_SCOPES,
): Promise<Member> {
  const bin = newBin();
  const body = { bin, sector: "non-state", ...party };
  const { id } = await admin.post<PartyAnswer>("/v1/parties", body);
  const { key, id: keyId } = await makeKey(admin, id, scopes);
  return { id, bin, keyId, api: admin.as(key) };
}

export const makeKey = (
  admin: Api,
  partyId: PartyId,
  scopes: readonly Scope[],
): Promise<CreatedApiKeyAnswer> =>
  admin.post(`/v1/parties/${partyId}/api-keys`, { label: "сынақ", scopes });

export const registerObject = async (
  { api, id }: Member,
  more: Readonly<Record<string, unknown>> = {},
): Promise<ObjectId> => {
  const made = await api.post<DigitalObjectAnswer>("/v1/digital-objects", {
    name: "Клиенттер базасы",
    owner_id: id,
    operator_id: id,
    sector: "non-state",
    categories: ["iin", "full-name", "income", "phone"],
    storage_country: "KZ",
    ...more,
  });
  return made.id;
};

const TITLE: Text3 = { kk: "Несие беру", ru: "Выдача кредита", en: "Giving a loan" };

/** The body of a purpose of the bank's kind, with some members replaced. */
export const purposeBody = (
  party: Member,
  objectId: ObjectId,
  more: Partial<CreatePurposeBody> & { readonly code: string },
): CreatePurposeBody => ({
  name: TITLE,
  description: TITLE,
  party_id: party.id,
  object_ids: [objectId],
  categories: { required: ["iin", "full-name", "income"], optional: ["phone"] },
  actions: ["collect", "process"],
  max_term: "P1Y",
  ends: "date",
  ...more,
});

export const registerPurpose = async (
  party: Member,
  objectId: ObjectId,
  more: Partial<CreatePurposeBody> & { readonly code: string },
): Promise<PurposeId> => {
  const body = purposeBody(party, objectId, more);
  return (await party.api.post<PurposeAnswer>("/v1/purposes", body)).id;
};

/** Registers the whole of it over HTTP. */
export async function buildWorld(
  service: Pick<Service, "url" | "admin">,
  witness?: Witness,
): Promise<World> {
  const admin = new Api(service.url, service.admin.text, witness);
  const eraser = admin.as((await makeKey(admin, service.admin.partyId, ["admin:erasure"])).key);
  const numbers: readonly Scope[] = ["admin:identity"];
  const registrar = admin.as((await makeKey(admin, service.admin.partyId, numbers)).key);
  const holder = ["owner", "operator"];
  const bank = await register(admin, { name: NAMES.bank, roles: holder });
  const bureau = await register(admin, { name: NAMES.bureau, roles: ["third-party"] });
  const clinic = await register(admin, { name: NAMES.clinic, roles: holder });
  const desk = await register(admin, { name: NAMES.desk, roles: ["service-desk"] }, [
    "channel:assisted",
  ]);
  const stateBody = await register(admin, {
    name: NAMES.stateBody,
    roles: holder,
    sector: "state",
  });
  const objects = {
    bank: await registerObject(bank),
    clinic: await registerObject(clinic),
    state: await registerObject(stateBody, { sector: "state" }),
  };
  const purposes = {
    scoring: await registerPurpose(bank, objects.bank, { code: "credit-scoring" }),
    sharing: await registerPurpose(bank, objects.bank, {
      code: "sharing",
      actions: ["collect", "process", "disclose"],
      recipients: [bureau.id, clinic.id],
    }),
    treatment: await registerPurpose(clinic, objects.clinic, {
      code: "treatment",
      ends: "purpose-achieved",
    }),
    register: await registerPurpose(stateBody, objects.state, { code: "register" }),
  };
  return { admin, eraser, registrar, bank, bureau, clinic, desk, stateBody, objects, purposes };
}
