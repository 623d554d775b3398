import type { ProblemCode } from "@kelisim/protocol";
import type { SignatureFault } from "@kelisim/signature";
import { problem, type ProblemReply } from "../http/operation.ts";

/** Where a key puts a signature. */
const POINTER = "/confirmation/cms";

type SignatureProblem = Extract<
  ProblemCode,
  "signature-not-valid" | "certificate-not-accepted" | "certificate-state-unknown"
>;

/** Whether the signature, its certificate or the answer about that is what is wrong. */
const PROBLEM_OF = {
  empty: "signature-not-valid",
  "too-large": "signature-not-valid",
  unreadable: "signature-not-valid",
  "not-canonical": "signature-not-valid",
  "no-signature": "signature-not-valid",
  "several-signatures": "signature-not-valid",
  "content-missing": "signature-not-valid",
  "content-differs": "signature-not-valid",
  "attributes-wrong": "signature-not-valid",
  "digest-differs": "signature-not-valid",
  "signature-wrong": "signature-not-valid",
  "algorithm-refused": "signature-not-valid",
  "wrong-curve": "signature-not-valid",
  "key-weak": "signature-not-valid",
  "certificate-missing": "certificate-not-accepted",
  "certificate-differs": "signature-not-valid",
  "self-signed": "certificate-not-accepted",
  "chain-unknown": "certificate-not-accepted",
  "chain-wrong": "certificate-not-accepted",
  expired: "certificate-not-accepted",
  "not-yet-valid": "certificate-not-accepted",
  "usage-refused": "certificate-not-accepted",
  "authentication-certificate": "certificate-not-accepted",
  "legal-entity-certificate": "certificate-not-accepted",
  "no-iin": "certificate-not-accepted",
  "signing-time-wrong": "signature-not-valid",
  "timestamp-wrong": "signature-not-valid",
  revoked: "certificate-not-accepted",
  "revocation-unknown": "certificate-state-unknown",
} as const satisfies Record<SignatureFault, SignatureProblem>;

/** The problem of a signature that was refused; `errors` names the fault itself. */
export const signatureProblem = (reason: SignatureFault): ProblemReply =>
  problem(PROBLEM_OF[reason], { faults: [{ pointer: POINTER, code: reason }] });

/** Somebody else signed than she, or than whoever acts in her place. */
export const SIGNATURE_OF_ANOTHER: ProblemReply = problem("signature-of-another", {
  faults: [{ pointer: POINTER, code: "signature-of-another" }],
});

/** No verifier is set up here. */
export const NOT_VERIFIABLE: ProblemReply = problem("confirmation-not-verifiable", {
  faults: [{ pointer: POINTER, code: "confirmation-not-verifiable" }],
});
