import type { Instant } from "@kelisim/core";
import {
  createVerifier,
  type SignatureFamily,
  type SignatureOutcome,
  type VerifierOptions,
} from "../../src/index.ts";
import {
  at,
  type CmsOptions,
  signCms,
  TestCa,
  type TestSigner,
  type ToWhom,
} from "../../testing/index.ts";

/** A valid number that nobody has. */
export const IIN = "900101400083";
export const NOW = at("2026-07-12T10:00:00Z");
export const CONTENT = new TextEncoder().encode("Келісім мәтіні: «Клиника» ЖШС\r\n");

/** The authority of a family, made once a process: keys of RSA take their time. */
const authorities = new Map<SignatureFamily, TestCa>();

export function authorityOf(family: SignatureFamily): TestCa {
  const known = authorities.get(family) ?? TestCa.create(family);
  authorities.set(family, known);
  return known;
}

const signers = new Map<SignatureFamily, TestSigner>();

/** A person who may sign. */
export function signerOf(family: SignatureFamily): TestSigner {
  const known = signers.get(family) ?? authorityOf(family).issue({ iin: IIN });
  signers.set(family, known);
  return known;
}

/** A certificate of the same key that differs as told. */
export const issued = (family: SignatureFamily, whom: ToWhom): TestSigner =>
  authorityOf(family).issue({ iin: IIN, key: signerOf(family).key, ...whom });

export type Asked = {
  readonly cms: Uint8Array;
  readonly ca?: TestCa;
  readonly content?: Uint8Array;
  readonly now?: Instant;
  readonly options?: Partial<VerifierOptions>;
};

/** What a verifier that trusts the authority says; its source answers as of the receipt. */
export function outcomeOf({ cms, ca, content = CONTENT, now = NOW, options }: Asked) {
  const authority = ca ?? authorityOf("ecdsa");
  const verifier = createVerifier({
    ...authority.trust,
    revocation: authority.source(now),
    ...options,
  });
  return verifier.verify({ cms, content, now });
}

/** The reason of a refusal, or `"ok"`. */
export async function reasonOf(asked: Asked): Promise<string> {
  return codeOf(await outcomeOf(asked));
}

export const codeOf = (outcome: SignatureOutcome): string => (outcome.ok ? "ok" : outcome.reason);

/** A signature of the ECDSA person over the content, different as told. */
export const signedBy = (options: Partial<CmsOptions> = {}): Uint8Array =>
  signCms({ content: CONTENT, signer: signerOf("ecdsa"), ...options });
