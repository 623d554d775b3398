/**
 * Identifiers of records: a three-letter kind, `_`, and a UUID as 32 lowercase hex digits
 * (PostgreSQL reads that form as it stands). They are made at the command border, never here.
 */
declare const kindOfId: unique symbol;

export type Id<K extends string> = `${K}_${string}` & { readonly [kindOfId]: K };

export type PartyId = Id<"pty">;
export type ApiKeyId = Id<"key">;
export type ObjectId = Id<"obj">;
export type PurposeId = Id<"pur">;
export type RequestId = Id<"req">;
export type ConsentId = Id<"con">;
export type DutyId = Id<"dty">;
export type RetentionId = Id<"ret">;
export type RightsCallId = Id<"rgt">;
export type RepresentationId = Id<"rpn">;
export type OutcomeId = Id<"out">;
export type ExplanationId = Id<"xpl">;
export type BreachId = Id<"brc">;
export type EventId = Id<"evt">;
export type WebhookId = Id<"whk">;
export type WebhookAttemptId = Id<"wha">;
export type TicketId = Id<"tkt">;
export type ImportId = Id<"imp">;
export type ReceiptId = Id<"rct">;
/** The random pseudonym of a data subject. Internal: it never leaves the service. */
export type SubjectId = Id<"sub">;

export type IdKind =
  | "pty"
  | "key"
  | "obj"
  | "pur"
  | "req"
  | "con"
  | "dty"
  | "ret"
  | "rgt"
  | "rpn"
  | "out"
  | "xpl"
  | "brc"
  | "evt"
  | "whk"
  | "wha"
  | "tkt"
  | "imp"
  | "rct"
  | "sub";

const HEX = /^[0-9a-f]{32}$/;

/** Puts the kind before a UUID (with or without dashes). */
export const idFrom = <K extends IdKind>(kind: K, uuid: string): Id<K> =>
  `${kind}_${uuid.replaceAll("-", "")}` as Id<K>;

/** The id, if the text is one of this kind; `undefined` for every other text. */
export function parseId<K extends IdKind>(kind: K, text: string): Id<K> | undefined {
  return text.startsWith(`${kind}_`) && HEX.test(text.slice(kind.length + 1))
    ? (text as Id<K>)
    : undefined;
}

/** The 32 hex digits, as the store keeps them in a `uuid` column. */
export const uuidOf = (id: Id<IdKind>): string => id.slice(4);
