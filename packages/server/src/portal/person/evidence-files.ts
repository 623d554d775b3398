import { parseId, type Duty, type RightsCall } from "@kelisim/core";
import { explainLogged } from "../../access/explain.ts";
import { accessPack } from "../../evidence-packs/access-pack.ts";
import { consentPack } from "../../evidence-packs/consent-pack.ts";
import { dutyPack, rightsCallPack } from "../../evidence-packs/duty-pack.ts";
import type { PackFrame } from "../../evidence-packs/make-archive.ts";
import { READS_ALL } from "../../evidence-packs/pack-reader.ts";
import { findConsent, showConsent } from "../../routes/consents.ts";
import { dutyDetail } from "../../routes/duties.ts";
import { explanationView } from "../../views/explanation-view.ts";
import { evidenceAnswer } from "../evidence-answer.ts";
import { NOT_FOUND_PAGE, type PageAnswer } from "../page-answer.ts";
import type { PersonVisit } from "../visit.ts";
import { ownAccess } from "./accesses/own-access.ts";
import { ownConsent, ownDuty, stateOf, type Own } from "./consents/own-records.ts";
import { isAboutConsent, mayReadAll } from "./with-rights.ts";

const frameOf = ({ shell, now }: PersonVisit): PackFrame => ({
  ...{ ctx: shell.ctx, now, baseUrl: shell.baseUrl() },
  reader: READS_ALL,
});

/** The page of the record, which leads here. */
const pageOf = ({ path }: PersonVisit): string => path.replace(/\/evidence\.zip$/, "");

/** `GET /me/consents/:id/evidence.zip` */
export async function consentEvidence(visit: PersonVisit): Promise<PageAnswer> {
  const own = await ownConsent(visit);
  if (own === undefined) return NOT_FOUND_PAGE;
  const { ctx } = visit.shell;
  const found = await findConsent(ctx, own.record.id);
  if (found === undefined) return NOT_FOUND_PAGE;
  const facts = showConsent({ ctx, now: visit.now }, found);
  const told = { subjectId: visit.subjectId, state: own.state, consent: own.record, facts };
  return evidenceAnswer(await consentPack(frameOf(visit), told), pageOf(visit));
}

const dutyFacts = ({ shell, now, subjectId }: PersonVisit, { state, record: duty }: Own<Duty>) =>
  dutyDetail({ ctx: shell.ctx, now }, { subjectId, state, duty });

/** `GET /me/duties/:id/evidence.zip` */
export async function dutyEvidence(visit: PersonVisit): Promise<PageAnswer> {
  const own = await ownDuty(visit);
  if (own === undefined) return NOT_FOUND_PAGE;
  if (!isAboutConsent(own.record) && !(await mayReadAll(visit))) return NOT_FOUND_PAGE;
  const facts = await dutyFacts(visit, own);
  const told = { subjectId: visit.subjectId, ...own, facts };
  return evidenceAnswer(await dutyPack(frameOf(visit), told), pageOf(visit));
}

async function ownCall(visit: PersonVisit): Promise<Own<RightsCall> | undefined> {
  const id = parseId("rgt", visit.params["id"] ?? "");
  const state = await stateOf(visit);
  const record = id === undefined ? undefined : state.rightsCalls.get(id);
  return record && { state, record };
}

/** `GET /me/rights/:id/evidence.zip` */
export async function rightsEvidence(visit: PersonVisit): Promise<PageAnswer> {
  const own = await ownCall(visit);
  const duty = own?.state.duties.get(own.record.dutyId);
  if (own === undefined || duty === undefined) return NOT_FOUND_PAGE;
  const facts = await dutyFacts(visit, { state: own.state, record: duty });
  const told = { subjectId: visit.subjectId, ...own, facts };
  return evidenceAnswer(await rightsCallPack(frameOf(visit), told), pageOf(visit));
}

/** `GET /me/accesses/:id/evidence.zip` */
export async function accessEvidence(visit: PersonVisit): Promise<PageAnswer> {
  const { store } = visit.shell.ctx;
  const access = await ownAccess(visit, visit.params["id"] ?? "");
  if (access === undefined) return NOT_FOUND_PAGE;
  const { entry } = access;
  const [explanation] = await explainLogged(store, [entry]);
  if (explanation === undefined) throw new Error("an access without its explanation");
  // As in her export: the party's own word for who asked there is not hers.
  const { employee: _employee, ...facts } = explanationView(explanation, store.sealer, undefined);
  return evidenceAnswer(await accessPack(frameOf(visit), { entry, facts }), pageOf(visit));
}
