import type { CommandResult, Iin, Instant, RepresentationId, SubjectId } from "@kelisim/core";
import {
  insertSignatureEvidence,
  representativeIin,
  type Queryable,
  type Store,
} from "@kelisim/store";
import type { ProblemReply } from "../http/operation.ts";
import type { ReceivedSignature } from "./receive-signature.ts";
import { SIGNATURE_OF_ANOTHER } from "./signature-problems.ts";

/** Whose act it is to be, inside the act's transaction. */
export type SignedFor = {
  readonly subjectId: SubjectId;
  /** Of the person whose data it is, as it stands now. */
  readonly iin: Iin | undefined;
  /** A representation of hers, where somebody acts in her place. */
  readonly actingFor: RepresentationId | undefined;
};

/** What was received of a signature, where there is one. */
type MaySigned = { readonly signature?: ReceivedSignature };

/**
 * Whether whoever signed is the person, or her representative by the authority that is named.
 * @returns the problem, or `undefined` where she is, or where nobody signed
 */
export async function checkSigner(
  tx: Queryable,
  { ring }: Pick<Store, "ring">,
  { signature }: MaySigned,
  { subjectId, iin, actingFor }: SignedFor,
): Promise<ProblemReply | undefined> {
  if (signature === undefined) return undefined;
  const expected =
    actingFor === undefined ? iin : await representativeIin(tx, ring, subjectId, actingFor);
  return expected?.digits === signature.signer.digits ? undefined : SIGNATURE_OF_ANOTHER;
}

/** Keeps the evidence of a signature with what it proves; what was done before is proved already. */
export async function keepSignature(
  tx: Queryable,
  { ring }: Pick<Store, "ring">,
  { signature }: MaySigned,
  at: { readonly subjectId: SubjectId; readonly madeAt: Instant },
  result: CommandResult<unknown>,
): Promise<void> {
  if (signature === undefined || !result.ok || result.drafts.length === 0) return;
  const { confirmation, evidence } = signature;
  const { evidenceSha256 } = confirmation;
  await insertSignatureEvidence(tx, ring, { ...at, evidenceSha256, text: evidence });
}
