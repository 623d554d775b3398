import type { DigitalObject, Consent, PartyId, SubjectId, SubjectState } from "@kelisim/core";
import { loadEvents } from "@kelisim/store";
import { receiptOfConsent } from "../receipts/make-receipt.ts";
import { receiptText } from "../receipts/receipt-text.ts";
import { eventsAbout } from "./events-about.ts";
import { makeArchive, type Archive, type PackFrame } from "./make-archive.ts";
import { noticeFiles } from "./notice-files.ts";
import { textFile, type FilesToPack } from "./pack-files.ts";

/** A consent of somebody, with what the service says of it. */
export type ConsentToPack = {
  readonly subjectId: SubjectId;
  readonly state: SubjectState;
  readonly consent: Consent;
  readonly facts: unknown;
};

/** Whether a party may have to prove that a consent was given: whom it was given to, and whose object it opens. */
export const mustProve = (
  partyId: PartyId,
  consent: Pick<Consent, "partyId">,
  object: Pick<DigitalObject, "ownerId" | "operatorId">,
): boolean => [consent.partyId, object.ownerId, object.operatorId].includes(partyId);

/** The signed receipt of the consent as it stands; none of a person who is locked or erased. */
async function receiptFiles(
  { ctx, now, baseUrl }: PackFrame,
  { subjectId, consent }: ConsentToPack,
): Promise<FilesToPack | "pending"> {
  const wanted = { subjectId, consentId: consent.id, now, baseUrl };
  const made = await receiptOfConsent(ctx, wanted);
  if (made === undefined) return new Map();
  const { text, proof } = await receiptText(ctx, made);
  return proof === undefined ? "pending" : new Map([["receipt.json", textFile(text)]]);
}

/** All evidence of a consent: what was asked, shown, given, used, taken back, and what followed. */
export async function consentPack(
  frame: PackFrame,
  told: ConsentToPack,
): Promise<Archive | "pending"> {
  const { ctx, reader } = frame;
  const { subjectId, state, consent, facts } = told;
  const events = await loadEvents(ctx.store.db, subjectId, state.seq);
  return makeArchive(frame, {
    about: { kind: "consent", id: consent.id },
    ...{ subjectId, facts },
    events: eventsAbout({ kind: "consent", consent }, { state, events }, reader),
    more: async () => {
      const receipt = await receiptFiles(frame, told);
      if (receipt === "pending") return "pending";
      return new Map([...receipt, ...(await noticeFiles(ctx, state, consent))]);
    },
  });
}
