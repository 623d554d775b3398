import type { Instant, Language } from "@kelisim/core";
import { instantText } from "../../../i18n/dates.ts";
import { translator } from "../../../i18n/translate.ts";
import type { TextRow } from "./receipt-rows.ts";
import { signedReceiptWords as words } from "./signed-receipt-messages.ts";

/** By what a signed receipt is known again, for the document beside its file. */
export type ShownSignature = {
  /** `rct_…` */
  readonly receiptId: string;
  readonly madeAt: Instant;
  /** Fingerprint of the service's key. */
  readonly keyId: string;
  /** SHA-256 of the signed text, hex. */
  readonly jwsSha256: string;
  /** `undefined` while the log has not taken it. */
  readonly log: { readonly index: bigint; readonly size: bigint } | undefined;
};

/** What a reader of the document compares with the file and with what the service publishes. */
export function signatureRows(shown: ShownSignature, language: Language): readonly TextRow[] {
  const t = translator(language);
  const { log } = shown;
  return [
    { term: t(words.number), value: shown.receiptId },
    { term: t(words.madeAt), value: instantText(shown.madeAt, language) },
    { term: t(words.key), value: shown.keyId },
    { term: t(words.jws), value: shown.jwsSha256 },
    ...(log === undefined
      ? []
      : [
          { term: t(words.place), value: String(log.index) },
          { term: t(words.size), value: String(log.size) },
        ]),
  ];
}
