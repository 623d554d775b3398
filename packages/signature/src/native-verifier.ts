import { compareInstants, type Instant } from "@kelisim/core";
import { sameBytes } from "./bytes.ts";
import { type Attributes, unsignedAttributes } from "./cms/attributes.ts";
import { type CheckedSigner, checkSigner } from "./cms/check-signer.ts";
import { pkijsAccepts } from "./cms/second-opinion.ts";
import { type SignedData, signedData, type SignerInfo } from "./cms/signed-data.ts";
import { Malformed } from "./der/malformed.ts";
import type { SignatureFault } from "./fault.ts";
import { MOST_CMS_BYTES, MOST_CONTENT_BYTES } from "./limits.ts";
import { OID } from "./oids.ts";
import { findPath } from "./path/find-path.ts";
import { embeddedProofs } from "./revocation/embedded.ts";
import { pathStatus } from "./revocation/path-status.ts";
import { embeddedOf } from "./revocation/what-tells.ts";
import { isSelfSigned, signerOf, usageFault } from "./signer-certificate.ts";
import { signingTime } from "./timestamp/signing-time.ts";
import type { VerifierOptions } from "./verifier-options.ts";
import type {
  RevocationProof,
  SignatureOutcome,
  SignatureQuestion,
  SignatureVerifier,
} from "./verifier.ts";
import { type Certificate, certificateOf, trustedCertificate } from "./x509/certificate.ts";

type Refused = { readonly ok: false; readonly reason: SignatureFault };
const refused = (reason: SignatureFault): Refused => ({ ok: false, reason });

type Trust = {
  readonly roots: readonly Certificate[];
  readonly intermediates: readonly Certificate[];
  readonly timestampRoots: readonly Certificate[];
};

/**
 * Verifies CMS signatures itself: RSA, ECDSA and Kazakh GOST.
 * @throws RangeError if a configured certificate cannot be read
 */
export function createVerifier(options: VerifierOptions): SignatureVerifier {
  const trust: Trust = {
    roots: options.roots.map(trustedCertificate),
    intermediates: (options.intermediates ?? []).map(trustedCertificate),
    timestampRoots: (options.timestampRoots ?? []).map(trustedCertificate),
  };
  return { verify: (asked) => verify(asked, trust, options) };
}

async function verify(
  asked: SignatureQuestion,
  trust: Trust,
  { revocation: source, revocationPolicy: policy = "required" }: VerifierOptions,
): Promise<SignatureOutcome> {
  const read = readCms(asked);
  if (!read.ok) return read;
  const { data, signer, unsigned } = read;
  const checked = checkSigner({ data, signer, content: asked.content, contentType: OID.data });
  if (!checked.ok) return checked;
  if (!(await isSeconded(asked, signer, checked))) return refused("signature-wrong");
  const { now } = asked;
  const { timestampRoots: roots, intermediates: between } = trust;
  const time = signingTime({ now, signer, unsigned, checked, roots, between });
  if (!time.ok) return time;
  const chain = chainOf(checked.certificate, data, trust, time.at);
  if (!chain.ok) return chain;
  const person = signerOf(checked.certificate);
  if (person === undefined) return refused("no-iin");

  const { at, stamp } = time;
  const embedded = embeddedOf(embeddedProofs(data, unsigned));
  const common = { at, now, embedded, source, policy };
  // Authorities above both have to hold for the stamp too, which asks more.
  const ofStamp = await pathStatus({ ...common, path: stamp?.path ?? [], unrevoked: "since" });
  if (!ofStamp.ok) {
    return refused(ofStamp.reason === "revoked" ? "timestamp-wrong" : ofStamp.reason);
  }
  const except = stamp?.path ?? [];
  const status = await pathStatus({ ...common, path: chain.path, except, unrevoked: "then" });
  if (!status.ok) return status;
  return {
    ok: true,
    signer: person,
    family: checked.family,
    signedAt: at,
    timestamped: stamp !== undefined,
    certificate: checked.certificate.der.slice(),
    evidence: {
      chain: bytesOf(chain.path),
      revocation: copiesOf([...status.proofs, ...ofStamp.proofs]),
      ...(stamp && { timestamp: stamp.token.slice(), timestampChain: bytesOf(stamp.path) }),
      receivedAt: now,
    },
  };
}

/** Two pieces of code that share nothing have to agree, where there are two: GOST and key ids are read by ours alone. */
const isSeconded = (
  { cms, content }: SignatureQuestion,
  { id }: SignerInfo,
  { family }: CheckedSigner,
): boolean | Promise<boolean> =>
  family === "gost" || id.kind !== "serial" || pkijsAccepts(cms, content);

// Copies: what was read are views into the whole signature.
const bytesOf = (path: readonly Certificate[]): readonly Uint8Array[] =>
  path.map(({ der }) => der.slice());

/** Each once: one list may tell about several certificates. */
const copiesOf = (proofs: readonly RevocationProof[]): readonly RevocationProof[] =>
  proofs
    .filter(({ bytes }, i) => proofs.findIndex((other) => sameBytes(other.bytes, bytes)) === i)
    .map((proof) => ({ ...proof, bytes: proof.bytes.slice() }));

type ReadCms = {
  readonly ok: true;
  readonly data: SignedData;
  readonly signer: SignerInfo;
  readonly unsigned: Attributes;
};

/** One signer and the content asked about, or why not. */
function readCms({ cms, content }: SignatureQuestion): ReadCms | Refused {
  if (cms.length === 0) return refused("empty");
  if (cms.length > MOST_CMS_BYTES || content.length > MOST_CONTENT_BYTES) {
    return refused("too-large");
  }
  if (content.length === 0) return refused("content-missing");
  try {
    const data = signedData(cms);
    const [signer, ...others] = data.signers;
    if (signer === undefined) return refused("no-signature");
    if (others.length > 0) return refused("several-signatures");
    if (data.content !== undefined && !sameBytes(data.content, content)) {
      return refused("content-differs");
    }
    const { unsignedAttributes: set } = signer;
    return {
      ok: true,
      data,
      signer,
      unsigned: set === undefined ? new Map() : unsignedAttributes(set),
    };
  } catch (error) {
    if (error instanceof Malformed) return refused(error.fault);
    throw error;
  }
}

type Chain = { readonly ok: true; readonly path: readonly Certificate[] };

/** An individual's certificate for signing, in force at the time, up to a root that we know. */
function chainOf(
  leaf: Certificate,
  data: SignedData,
  { roots, intermediates }: Trust,
  at: Instant,
): Chain | Refused {
  if (isSelfSigned(leaf)) return refused("self-signed");
  if (compareInstants(at, leaf.notBefore) < 0) return refused("not-yet-valid");
  if (compareInstants(at, leaf.notAfter) > 0) return refused("expired");
  const usage = usageFault(leaf);
  if (usage !== undefined) return refused(usage);
  const brought = data.certificates.map(certificateOf).filter((one) => one !== undefined);
  return findPath({ leaf, roots, between: [...intermediates, ...brought], at });
}
