import { addDays, formatInstant, legalDayOf, parseIin, type PartyId } from "@kelisim/core";
import type {
  EvaluationAnswer,
  RepresentationAnswer,
  RightsCallAnswer,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import { startBulkRequest } from "@kelisim/store";
import { bankLine, clinicLine, ask, evaluate, grant, OTHER_PROOF, PAPER } from "../support/acts.ts";
import { logRows } from "../../../store/test/support/log-rows.ts";
import type { FakeClock } from "../support/fake-clock.ts";
import { newIin } from "../support/fictitious-numbers.ts";
import { sessionFor, type SessionPersona } from "../support/portal-session.ts";
import { iinBorn } from "../support/representatives.ts";
import type { Service } from "../support/service.ts";
import { buildWorld, register, type World } from "../support/world.ts";

/** As whom a page is opened. */
export type Who =
  | "nobody"
  /** A woman of age with something of everything. */
  | "person"
  /** The same woman in the place of her child. */
  | "parent"
  /** Somebody of whom nothing is known. */
  | "stranger"
  | "officer"
  | "developer"
  | "administrator"
  | "clerk"
  | "analyst"
  | "provider";

/** Texts from outside that no page may be broken by. */
export const HOSTILE = {
  markup: `<script>alert(1)</script><img src=x onerror=alert(2)>"'&amp;`,
  long: "ұзын".repeat(400),
};

/** A small country with a past and a present, in which every page has something to show. */
export type PortalWorld = {
  readonly clock: FakeClock;
  readonly service: Pick<Service, "url" | "store" | "admin">;
  readonly world: World;
  readonly person: { readonly iin: string; readonly name: string };
  readonly child: { readonly iin: string; readonly representationId: string };
  /** Ids of records about the person, unless they say otherwise. */
  readonly ids: {
    /** Awaits her answer. */
    readonly request: string;
    /** Awaits the answer of her child's parent. */
    readonly childRequest: string;
    readonly refusedRequest: string;
    readonly consent: string;
    readonly withdrawnConsent: string;
    /** Overdue, of the clinic. */
    readonly overdueDuty: string;
    /** Open, of the bank. */
    readonly duty: string;
    readonly permitted: string;
    readonly denied: string;
    readonly rightsCall: string;
    readonly complaint: string;
    /** By which somebody may act for her. */
    readonly powerOfAttorney: string;
    /** A list of people whom the bank asks, not through yet. */
    readonly bulkList: string;
  };
  /** Cookie header of somebody; `undefined` for nobody. */
  cookieOf(who: Who): Promise<string | undefined>;
};

const PERSON_NAME = "Сарбасова Айгүл Дәулетқызы";
/** Long enough ago that what was owed is overdue. */
const PAST_DAYS = 40;

type Seeded = Pick<PortalWorld, "child"> & { readonly ids: Omit<PortalWorld["ids"], "bulkList"> };

async function seed(clock: FakeClock, world: World, iin: string): Promise<Seeded> {
  const { desk, bank } = world;
  const [scoring, sharing, treatment] = [
    bankLine(world, "scoring"),
    bankLine(world, "sharing"),
    clinicLine(world),
  ];
  const consent = await grant(world, sharing, iin);
  const withdrawnConsent = await grant(world, treatment, iin);
  const overdue = await desk.api.post<WithdrawnConsentAnswer>(
    `/v1/consents/${withdrawnConsent}/withdraw`,
    { confirmation: OTHER_PROOF, reason: HOSTILE.markup },
  );
  const { id: refusedRequest } = await ask(scoring, iin);
  await desk.api.post(`/v1/consent-requests/${refusedRequest}/answer`, {
    ...{ answer: "refuse", confirmation: PAPER },
  });
  const childIin = iinBorn("2016-03-12");
  const representation = await desk.api.post<RepresentationAnswer>("/v1/representations", {
    data_subject: { iin: childIin },
    representative: { iin, name: PERSON_NAME },
    ...{ basis: "parent", scope: ["give", "withdraw", "rights"], evidence_sha256: "c".repeat(64) },
  });
  clock.advanceDays(PAST_DAYS);
  const paper = { ...PAPER, signed_on: legalDayOf(clock.now()) };
  const scoringConsent = await grant(world, scoring, iin, { answer: { confirmation: paper } });
  const permitted = await evaluate(scoring, iin);
  const denied = await evaluate(sharing, iin, { action: "disseminate" });
  await desk.api.post(`/v1/consents/${scoringConsent}/withdraw`, { confirmation: OTHER_PROOF });
  const request = await ask(treatment, iin);
  const childRequest = await ask(treatment, childIin);
  const call = { data_subject: { iin }, party_id: bank.id };
  const objection = await desk.api.post<RightsCallAnswer>("/v1/objections", {
    ...{ ...call, purpose_id: sharing.purposeId, text: HOSTILE.markup },
  });
  const complaint = await desk.api.post<{ id: string }>("/v1/complaints", {
    ...{ ...call, text: HOSTILE.long },
  });
  return {
    child: { iin: childIin, representationId: representation.id },
    ids: {
      ...{ request: request.id, childRequest: childRequest.id, refusedRequest },
      ...{ consent, withdrawnConsent },
      overdueDuty: overdue.duties?.[0]?.id ?? "",
      duty: objection.duty_id,
      permitted: decisionOf(permitted),
      denied: decisionOf(denied),
      rightsCall: objection.id,
      complaint: complaint.id,
      powerOfAttorney: await seedRecords(clock, world, iin),
    },
  };
}

/** An outcome of a system alone, a breach, and somebody who may act for her. @returns the power of attorney */
async function seedRecords(clock: FakeClock, world: World, iin: string): Promise<string> {
  const { bank, desk, objects, purposes } = world;
  const at = formatInstant(clock.now());
  const about = { data_subject: { iin }, purpose_id: purposes.scoring };
  await bank.api.post("/v1/processing-outcomes", {
    ...{ ...about, effect: "arises", took_effect_at: at, evidence_sha256: "e".repeat(64) },
    steps: [{ at, by: "system" }],
  });
  const breach = { object_id: objects.bank, detected_at: at, categories: ["iin", "income"] };
  await bank.api.post("/v1/breaches", { ...breach, subjects: [iin] });
  const power = await desk.api.post<RepresentationAnswer>("/v1/representations", {
    data_subject: { iin },
    representative: { iin: newIin(), name: `Жанбырбай Ерлан ${HOSTILE.markup}` },
    ...{ basis: "power-of-attorney", scope: ["give", "withdraw", "rights"] },
    ...{ valid_until: addDays(legalDayOf(clock.now()), 90), evidence_sha256: "f".repeat(64) },
  });
  return power.id;
}

/** The authorised body, and a week in which the bank was denied often enough to show up. @returns its id */
async function seedOversight(
  { store }: Pick<Service, "store">,
  clock: FakeClock,
  { admin, bank }: World,
): Promise<PartyId> {
  const name = { kk: "Уәкілетті орган", ru: "Уполномоченный орган", en: "Authorised body" };
  const roles = ["authorised-body"];
  const body = await register(admin, { name, roles, sector: "state" }, ["oversight:read"]);
  const rows = Array.from({ length: 60 }, (_none, n) => ({
    ...{ day: addDays(legalDayOf(clock.now()), -1 - (n % 3)), person: n, bin: bank.bin },
    ...{ reason: n < 50 ? "no-consent" : "consent-expired", employee: `Қ-${n % 2}` },
  }));
  await logRows(store, rows);
  return body.id;
}

/** A list of the bank's that waits for its job. @returns its id */
const seedBulk = (
  { store }: Pick<Service, "store">,
  clock: FakeClock,
  { bank, purposes, objects }: World,
): Promise<string> => {
  const read = parseIin(newIin());
  if (!read.ok) throw new Error("a made-up number is none");
  return startBulkRequest(store, {
    ...{ partyId: bank.id, keyId: bank.keyId, at: clock.now() },
    body: { purpose_id: purposes.scoring, object_id: objects.bank },
    lines: [
      { line: 1, iin: read.iin },
      { line: 2, fault: "iin" },
      { line: 4, fault: "repeated" },
    ],
  });
};

const decisionOf = ({ context }: EvaluationAnswer): string => context.decision_id ?? "";

/** Fills a service that nobody has used yet. */
export async function buildPortalWorld(
  service: Pick<Service, "url" | "store" | "admin">,
  clock: FakeClock,
): Promise<PortalWorld> {
  const world = await buildWorld(service);
  const person = { iin: newIin(), name: PERSON_NAME };
  const seeded = await seed(clock, world, person.iin);
  const { child } = seeded;
  const ids = { ...seeded.ids, bulkList: await seedBulk(service, clock, world) };
  const provider = service.admin.partyId;
  const body = await seedOversight(service, clock, world);
  const personas: Readonly<Record<Exclude<Who, "nobody" | "person" | "stranger">, SessionPersona>> =
    {
      parent: { representationId: child.representationId },
      officer: { role: "officer", partyId: world.bank.id },
      developer: { role: "developer", partyId: world.bank.id },
      administrator: { role: "administrator", partyId: world.bank.id },
      clerk: { role: "clerk", partyId: world.desk.id },
      analyst: { role: "analyst", partyId: body },
      provider: { role: "provider", partyId: provider },
    };
  const cookies = new Map<Who, string>();
  const begin = (who: Exclude<Who, "nobody">): Promise<string> => {
    const isHer = who === "person" || who === "parent";
    const named = isHer ? person : { iin: newIin(), name: "Қыдыралина Меруерт" };
    const persona = who === "person" || who === "stranger" ? undefined : personas[who];
    return sessionFor(service.store, clock, named, persona);
  };
  return {
    ...{ clock, service, world, person, child, ids },
    async cookieOf(who) {
      if (who === "nobody") return undefined;
      const cookie = cookies.get(who) ?? `kelisim-session=${await begin(who)}`;
      cookies.set(who, cookie);
      return cookie;
    },
  };
}
