import {
  provenanceOf,
  type Confirmation,
  type DigitalObject,
  type HandIn,
  type Purpose,
  type SealedPart,
} from "@kelisim/core";
import type { ConfirmationBody } from "@kelisim/protocol";
import { problem, type Caller, type ProblemReply } from "../http/operation.ts";

/** Proof that a key may hand in, with the words about it that are personal data. */
export type ReceivedProof = { readonly confirmation: Confirmation; readonly sealed: SealedPart };

const refusedAt = (
  pointer: string,
  code: "confirmation-not-verifiable" | "confirmation-not-yours",
): ProblemReply => problem(code, { faults: [{ pointer, code }] });

/**
 * Reads the proof of an answer. A signature cannot be checked before a verifier is installed, and what
 * cannot be checked is refused; no key saw a sign-in or a message reply.
 */
export function receiveProof(
  body: ConfirmationBody,
  caller: Caller,
  words: SealedPart = {},
): ReceivedProof | ProblemReply {
  switch (body.kind) {
    case "written": {
      // Where nobody is named, the key's own label says who at the desk.
      const sealed = { ...words, clerk: body.clerk ?? caller.key.label };
      const { document_sha256: documentSha256, signed_on: signedOn } = body;
      return { confirmation: { kind: "written", documentSha256, signedOn }, sealed };
    }
    case "other-provable": {
      const clerk = body.clerk ?? caller.key.label;
      const sealed = { ...words, clerk, description: body.description };
      const { evidence_sha256: evidenceSha256 } = body;
      return { confirmation: { kind: "other-provable", evidenceSha256 }, sealed };
    }
    case "electronic-signature":
      return refusedAt("/confirmation/cms", "confirmation-not-verifiable");
    case "sign-in":
    case "sms-reply":
      return refusedAt("/confirmation/kind", "confirmation-not-yours");
  }
}

/** By what right a key hands something in. */
export const handInOf = (caller: Caller, purpose: Purpose, object: DigitalObject): HandIn => ({
  partyId: caller.party.id,
  mayRecordPaper: caller.key.scopes.includes("consent:record-paper"),
  mayAssist: caller.key.scopes.includes("channel:assisted"),
  provenance: provenanceOf(caller.party.id, purpose, object),
});
