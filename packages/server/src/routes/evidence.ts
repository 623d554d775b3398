import type { RightsCall, SubjectId, SubjectState } from "@kelisim/core";
import type { IdParams } from "@kelisim/protocol";
import { objectById, readSubject, subjectOfRecord } from "@kelisim/store";
import { explainDecision } from "../access/explain.ts";
import { accessPack } from "../evidence-packs/access-pack.ts";
import { consentPack, mustProve } from "../evidence-packs/consent-pack.ts";
import { dutyPack, rightsCallPack } from "../evidence-packs/duty-pack.ts";
import type { Archive, PackFrame } from "../evidence-packs/make-archive.ts";
import { READS_ALL, type PackReader } from "../evidence-packs/pack-reader.ts";
import { hasScope } from "../http/authenticate.ts";
import { problem, type Call, type Reply } from "../http/operation.ts";
import { explanationView, mayHaveRow } from "../views/explanation-view.ts";
import { findCaseFile } from "./case-file.ts";
import { findConsent, isHolder, showConsent } from "./consents.ts";
import { dutyDetail, ownDuty, type FoundDuty } from "./duties.ts";
import { NOT_FOUND, pathId } from "./references.ts";

type EvidenceCall = Call<unknown, IdParams>;

const frameOf = ({ ctx, now, baseUrl }: EvidenceCall, reader: PackReader): PackFrame => ({
  ...{ ctx, now, baseUrl, reader },
});

const archiveReply = (archive: Archive | "pending"): Reply =>
  archive === "pending"
    ? problem("evidence-not-in-log")
    : {
        body: archive.bytes,
        headers: {
          "content-disposition": `attachment; filename="${archive.name}"`,
          "cache-control": "no-store",
        },
      };

/** `GET /v1/consents/{id}/evidence`: for whoever may read the consent. Evidence outlives its person. */
export async function consentEvidence(call: EvidenceCall): Promise<Reply> {
  const { caller, ctx, params } = call;
  const found = await findConsent(ctx, pathId("con", params));
  if (found === undefined || !isHolder(caller, found)) return NOT_FOUND;
  const { id: partyId } = caller.party;
  const mayProve = mustProve(partyId, found.consent, found.object);
  const facts = showConsent(call, found);
  const frame = frameOf(call, { kind: "party", partyId, mayProve });
  return archiveReply(await consentPack(frame, { ...found, facts }));
}

/** Whether the party of a duty may have to prove the consent that it came from. */
async function mustProveCause(
  { ctx, caller }: EvidenceCall,
  { duty: { cause }, state }: FoundDuty,
): Promise<boolean> {
  const consent =
    cause.kind === "consent" || cause.kind === "dispute" ? state.consents.get(cause.id) : undefined;
  if (consent === undefined) return false;
  const object = await objectById(ctx.store.db, consent.objectId);
  return object !== undefined && mustProve(caller.party.id, consent, object);
}

/** `GET /v1/duties/{id}/evidence`: for the party that owes it. */
export async function dutyEvidence(call: EvidenceCall): Promise<Reply> {
  const found = await ownDuty(call);
  if (found === undefined) return NOT_FOUND;
  const { subjectId, state, duty: record } = found;
  const { id: partyId } = call.caller.party;
  const mayProve = await mustProveCause(call, found);
  const facts = await dutyDetail(call, found);
  const frame = frameOf(call, { kind: "party", partyId, mayProve });
  return archiveReply(await dutyPack(frame, { subjectId, state, record, facts }));
}

type FoundComplaint = {
  readonly subjectId: SubjectId;
  readonly state: SubjectState;
  readonly complaint: RightsCall;
};

/** A complaint about the caller itself. */
async function ownComplaint({
  ctx,
  caller,
  params,
}: EvidenceCall): Promise<FoundComplaint | undefined> {
  const id = pathId("rgt", params);
  const subjectId = id === undefined ? undefined : await subjectOfRecord(ctx.store.db, id.slice(4));
  if (id === undefined || subjectId === undefined) return undefined;
  const state = await readSubject(ctx.store, subjectId);
  const complaint = state.rightsCalls.get(id);
  const isOwn = complaint?.kind === "complaint" && complaint.partyId === caller.party.id;
  return isOwn ? { subjectId, state, complaint } : undefined;
}

async function evidenceForItsParty(call: EvidenceCall): Promise<Reply> {
  const found = await ownComplaint(call);
  const duty = found?.state.duties.get(found.complaint.dutyId);
  if (found === undefined || duty === undefined) return NOT_FOUND;
  const { subjectId, state, complaint: record } = found;
  const facts = await dutyDetail(call, { subjectId, state, duty });
  const { id: partyId } = call.caller.party;
  const frame = frameOf(call, { kind: "party", partyId, mayProve: false });
  return archiveReply(await rightsCallPack(frame, { subjectId, state, record, facts }));
}

/**
 * `GET /v1/complaints/{id}/evidence`: for whoever may read its case file, which is the facts then, and for the party
 * that it is about, whose facts are those of its duty.
 */
export async function complaintEvidence(call: EvidenceCall): Promise<Reply> {
  const found = await findCaseFile(call);
  if (found === undefined) {
    return hasScope(call.caller.key, ["duty:act"]) ? evidenceForItsParty(call) : NOT_FOUND;
  }
  const { subjectId, state, complaint: record, file: facts } = found;
  const frame = frameOf(call, READS_ALL);
  return archiveReply(await rightsCallPack(frame, { subjectId, state, record, facts }));
}

/** `GET /v1/access-decisions/{id}/evidence`: for the parties to it, as far as they may hear its reason. */
export async function decisionEvidence(call: EvidenceCall): Promise<Reply> {
  const { ctx, caller, params } = call;
  const explanation = await explainDecision(ctx.store, params.id);
  if (explanation === "term-ended") return problem("record-term-ended");
  const { id: partyId } = caller.party;
  const isParty =
    explanation?.entry.callerId === partyId || explanation?.entry.requester?.id === partyId;
  if (explanation === undefined || !isParty || !mayHaveRow(explanation, partyId)) return NOT_FOUND;
  const facts = explanationView(explanation, ctx.store.sealer, partyId);
  const frame = frameOf(call, { kind: "party", partyId, mayProve: false });
  return archiveReply(await accessPack(frame, { entry: explanation.entry, facts }));
}
