import {
  checkRightsCall,
  fileRightsCall,
  type ActedWhen,
  type Acting,
  type CommandResult,
  type CommandWorld,
  type ConsentId,
  type DutyId,
  type FileRightsCall,
  type ObjectId,
  type RightsCallId,
  type SealedPart,
  type SubjectState,
} from "@kelisim/core";

/** What a person says when she uses a right, whoever takes it down. */
export type RightsWords = {
  readonly text: string;
  /** A decision's public id, or her own words for it. */
  readonly decisionRef?: string | undefined;
  readonly objectId?: ObjectId | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly evidenceSha256?: string | undefined;
  readonly consentId?: ConsentId | undefined;
  readonly dutyId?: DutyId | undefined;
};

/** A right that is used: everything but her words and who acts for her. */
export type RightsCallGiven = Omit<FileRightsCall, "sealed" | "representationId"> & RightsWords;

/** The call and the duty that it opened. */
export type FiledCall = { readonly id: RightsCallId; readonly dutyId: DutyId };

/** Everything that she said, for her own key. */
export const wordsOfRightsCall = (said: RightsWords): SealedPart => {
  const { text, decisionRef, objectId, categories, evidenceSha256, consentId, dutyId } = said;
  return {
    text,
    ...(decisionRef !== undefined && { decision_ref: decisionRef }),
    ...(objectId !== undefined && { object_id: objectId }),
    ...(categories !== undefined && { categories: categories.join(", ") }),
    ...(evidenceSha256 !== undefined && { evidence_sha256: evidenceSha256 }),
    ...(consentId !== undefined && { consent_id: consentId }),
    ...(dutyId !== undefined && { duty_id: dutyId }),
  };
};

/** Whoever acts may use this right: then it is filed, and its duty opened. @law 94-V 25(2) @law 231-VIII 19-1 */
export function decideRightsCall(
  state: SubjectState,
  acting: Acting,
  given: RightsCallGiven,
  when: ActedWhen,
  world: CommandWorld,
): CommandResult<FiledCall> {
  const { id, kind, partyId, purposeId, objectId, outcomeId, addressee } = given;
  return (
    checkRightsCall(state, acting, kind, when) ??
    fileRightsCall(
      {
        ...{ id, kind, partyId, purposeId, objectId, outcomeId, addressee },
        representationId: acting.representationId,
        sealed: wordsOfRightsCall(given),
      },
      world,
    )
  );
}
