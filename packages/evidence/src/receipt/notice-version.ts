import { NOTICE_VERSION, noticeHashInput, type Text3 } from "@kelisim/core";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 (hex) of the words of a notice, in the form of a version. */
export const noticeSha256 = (text: Text3, version: number): string =>
  bytesToHex(sha256(utf8ToBytes(noticeHashInput(text, version))));

/** The version of the form by which words have a hash; `undefined` if none gives it. */
export function noticeVersionOf(text: Text3, hash: string): number | undefined {
  for (let version = NOTICE_VERSION; version >= 1; version -= 1) {
    if (noticeSha256(text, version) === hash) return version;
  }
  return undefined;
}
