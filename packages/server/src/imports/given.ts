import type { Confirmation, Coverage, SealedPart, TermBasis } from "@kelisim/core";
import type { ImportConsentRow } from "@kelisim/protocol";

/** The proof that a line names. */
export function confirmationOf({ evidence, given_on }: ImportConsentRow): Confirmation | undefined {
  if (evidence === undefined) return undefined;
  return evidence.kind === "written"
    ? { kind: "written", documentSha256: evidence.document_sha256, signedOn: given_on }
    : { kind: "other-provable", evidenceSha256: evidence.evidence_sha256 };
}

export const namedBy = (row: ImportConsentRow): Partial<Coverage> => ({
  ...(row.categories !== undefined && { categories: row.categories }),
  ...(row.actions !== undefined && { actions: row.actions }),
  ...(row.recipients !== undefined && { recipients: row.recipients }),
  ...(row.countries !== undefined && { countries: row.countries }),
});

export function basisOf({ term_basis }: ImportConsentRow): TermBasis | undefined {
  if (term_basis?.kind !== "law") return term_basis && { kind: "contract" };
  const { kind, act, article } = term_basis;
  return { kind, act, article };
}

/** What of a line is about this person alone: it is kept encrypted. */
export const wordsOf = ({ evidence, term_basis }: ImportConsentRow): SealedPart => ({
  ...(evidence?.kind === "other-provable" && { description: evidence.description }),
  ...(term_basis?.kind === "contract" && { contract: term_basis.reference }),
});
