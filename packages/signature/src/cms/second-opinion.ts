import { fromBER } from "asn1js";
import { ContentInfo, SignedData, type SignedDataVerifyResult } from "pkijs";

/** Bytes of their own, as the library takes them. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;

/**
 * What `pkijs`, which shares no code with ours, says of the first signer's signature over the content. It looks
 * at no chain, no use, no time: those are checked by our own rules. RSA and ECDSA only.
 * @param content what a detached signature is of; an attached one carries it
 */
export async function pkijsAccepts(cms: Uint8Array, content: Uint8Array): Promise<boolean> {
  try {
    const { result, offset } = fromBER(bufferOf(cms));
    if (offset === -1) return false;
    const signed = new SignedData({ schema: new ContentInfo({ schema: result }).content });
    const isDetached = signed.encapContentInfo.eContent === undefined;
    const verified: SignedDataVerifyResult = await signed.verify({
      ...{ signer: 0, checkChain: false, extendedMode: true },
      ...(isDetached && { data: bufferOf(content) }),
    });
    return verified.signatureVerified === true;
  } catch {
    return false;
  }
}
