import type { Instant } from "@kelisim/core";
import type { RevocationBytes, RevocationSource } from "../src/revocation-source.ts";
import type { SignatureFamily } from "../src/verifier.ts";
import type { VerifierOptions } from "../src/verifier-options.ts";
import { sameBytes } from "../src/bytes.ts";
import { makeCrl, makeOcsp, type Revoked, serialAsked } from "./revocation.ts";
import { serialOf } from "./issue-certificate.ts";
import { TestAuthority, type TestSigner, type ToWhom } from "./test-authority.ts";
import { makeTimestamp } from "./timestamp.ts";

/**
 * A small national authority for tests: a root, an issuing authority, one that stamps times. It
 * remembers whom it revoked, and answers as of any instant.
 */
export class TestCa {
  readonly family: SignatureFamily;
  readonly root: TestAuthority;
  readonly issuing: TestAuthority;
  readonly #revoked: Revoked[] = [];
  #stamper: TestSigner | undefined;

  private constructor(family: SignatureFamily) {
    this.family = family;
    this.root = TestAuthority.root(family);
    this.issuing = this.root.below();
  }

  static create(family: SignatureFamily): TestCa {
    return new TestCa(family);
  }

  /** What a verifier that trusts this authority is made with. */
  get trust(): Pick<VerifierOptions, "roots" | "intermediates" | "timestampRoots"> {
    return {
      roots: [this.root.certificate],
      intermediates: [this.issuing.certificate],
      timestampRoots: [this.root.certificate],
    };
  }

  /** A certificate of the issuing authority, for signing by an individual unless told otherwise. */
  issue(whom: ToWhom): TestSigner {
    return this.issuing.issue(whom);
  }

  revoke(certificate: Uint8Array, at: Instant, more: Pick<Revoked, "reason"> = {}): void {
    this.#revoked.push({ certificate, at, ...more });
  }

  /** The list of the issuing authority, as of the instant. DER. */
  crl(thisUpdate: Instant): Uint8Array {
    return makeCrl(this.issuing, { revoked: this.#revoked, thisUpdate });
  }

  /** The list of the root about authorities. DER. */
  rootCrl(thisUpdate: Instant): Uint8Array {
    return makeCrl(this.root, { thisUpdate });
  }

  /** The OCSPResponse about a certificate, as of the instant. DER. */
  ocsp(certificate: Uint8Array, thisUpdate: Instant): Uint8Array {
    const isIssuing = sameBytes(certificate, this.issuing.certificate);
    return this.#answer(serialOf(certificate), thisUpdate, isIssuing ? this.root : this.issuing);
  }

  /** Answers an OCSPRequest, as a responder does over HTTP. DER. */
  answerOcsp(request: Uint8Array, thisUpdate: Instant): Uint8Array {
    const serial = serialAsked(request);
    const isIssuing = sameBytes(serial, serialOf(this.issuing.certificate));
    return this.#answer(serial, thisUpdate, isIssuing ? this.root : this.issuing);
  }

  #answer(serial: Uint8Array, thisUpdate: Instant, by: TestAuthority): Uint8Array {
    const found = this.#revoked.find((one) => sameBytes(serialOf(one.certificate), serial));
    const status = found === undefined ? "good" : { revokedAt: found.at, reason: found.reason };
    return makeOcsp(by, { serial }, { status, thisUpdate });
  }

  /** Answers by OCSP, each as of the instant given. */
  source(thisUpdate: Instant): RevocationSource {
    const answer = (request: Uint8Array): RevocationBytes[] => [
      { kind: "ocsp", bytes: this.answerOcsp(request, thisUpdate) },
    ];
    return { find: ({ ocspRequest }) => Promise.resolve(answer(ocspRequest)) };
  }

  /** A timestamp token over the bytes. DER. */
  timestamp(stamped: Uint8Array, time: Instant): Uint8Array {
    this.#stamper ??= this.issuing.issue({ kind: "timestamp", name: "Test time stamp" });
    return makeTimestamp({ authority: this.#stamper, stamped, time });
  }
}
