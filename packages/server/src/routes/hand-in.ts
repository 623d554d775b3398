import {
  provenanceOf,
  type Confirmation,
  type DigitalObject,
  type HandIn,
  type Language,
  type Purpose,
  type SealedPart,
} from "@kelisim/core";
import type { ConfirmationBody } from "@kelisim/protocol";
import { problem, type Call, type Caller, type ProblemReply } from "../http/operation.ts";
import { receiveSignature, type ReceivedSignature } from "../signatures/receive-signature.ts";
import { NOT_VERIFIABLE, signatureProblem } from "../signatures/signature-problems.ts";
import type { Statement } from "../signatures/statement.ts";

/** Proof that a key may hand in, with the words about it that are personal data. */
export type ReceivedProof = {
  readonly confirmation: Confirmation;
  readonly sealed: SealedPart;
  /** Where she signed herself: whose signature it is has yet to be compared. */
  readonly signature?: ReceivedSignature;
  /** The language of what she signed. */
  readonly signedIn?: Language;
};

type Around = {
  readonly words?: SealedPart;
  /** What she must have signed, where a signature was sent. */
  readonly statement: (shownIn: Language | undefined) => Promise<Statement | ProblemReply>;
};

/**
 * Reads the proof of an act, outside of any transaction: a signature is verified, and its issuer may be asked.
 * No key saw a sign-in or a message reply.
 */
export async function receiveProof(
  call: Pick<Call, "caller" | "ctx" | "now">,
  body: ConfirmationBody,
  { words = {}, statement }: Around,
): Promise<ReceivedProof | ProblemReply> {
  const { label } = call.caller.key;
  switch (body.kind) {
    case "written": {
      // Where nobody is named, the key's own label says who at the desk.
      const sealed = { ...words, clerk: body.clerk ?? label };
      const { document_sha256: documentSha256, signed_on: signedOn } = body;
      return { confirmation: { kind: "written", documentSha256, signedOn }, sealed };
    }
    case "other-provable": {
      const sealed = { ...words, clerk: body.clerk ?? label, description: body.description };
      const { evidence_sha256: evidenceSha256 } = body;
      return { confirmation: { kind: "other-provable", evidenceSha256 }, sealed };
    }
    case "electronic-signature": {
      const { signatures } = call.ctx;
      if (signatures === undefined) return NOT_VERIFIABLE;
      const meant = await statement(body.language);
      if ("problem" in meant) return meant;
      const received = await receiveSignature(signatures, meant, body.cms, call.now);
      if (!received.ok) return signatureProblem(received.reason);
      const { signature } = received;
      const { confirmation } = signature;
      return { confirmation, sealed: words, signature, signedIn: meant.language };
    }
    case "sign-in":
    case "sms-reply": {
      const code = "confirmation-not-yours";
      return problem(code, { faults: [{ pointer: "/confirmation/kind", code }] });
    }
  }
}

/** By what right a key hands something in; what the person signed herself is nobody's word but hers. */
export const handInOf = (
  caller: Caller,
  { purpose, object }: { readonly purpose: Purpose; readonly object: DigitalObject },
  kind: Confirmation["kind"],
): HandIn => ({
  partyId: caller.party.id,
  mayRecordPaper: caller.key.scopes.includes("consent:record-paper"),
  mayAssist: caller.key.scopes.includes("channel:assisted"),
  provenance:
    kind === "electronic-signature"
      ? { kind: "person" }
      : provenanceOf(caller.party.id, purpose, object),
});
