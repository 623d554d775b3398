import type { ConsentId, Instant, ReceiptId, SubjectId } from "@kelisim/core";

/** A receipt that was made of a consent, as it went out. */
export type StoredReceipt = {
  readonly id: ReceiptId;
  readonly subjectId: SubjectId;
  readonly consentId: ConsentId;
  readonly madeAt: Instant;
  /** The newest of her events that it knows of. */
  readonly asOfSeq: number;
  /** How the person is named in it: 32 hex digits at random, in no other receipt. */
  readonly dataSubject: string;
  /** JWS in its compact form. */
  readonly jws: string;
  /** Which words were shown; left out where they are not kept here. */
  readonly notice: NoticeRef | undefined;
};

/** Words of a notice, found by their hash. */
export type NoticeRef = { readonly version: number; readonly hash: string };

/** What of a receipt is sealed under the person's data key. */
export type SealedReceipt = Pick<StoredReceipt, "dataSubject" | "jws" | "notice">;
