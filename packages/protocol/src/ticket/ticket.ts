import { ACTIONS, parseInstant, type Action, type Instant } from "@kelisim/core";

/**
 * What a ticket says: who may do what with which data about whom, until when. The person stands in it as a
 * commitment only, which whoever knows her number can check: `SHA-256("kelisim ticket person" | salt | IIN)`.
 */
export type TicketBody = {
  readonly ticket_id: string;
  readonly decision_id: string;
  /** BIN of the requester. */
  readonly requester: string;
  readonly object: string;
  readonly purpose: string;
  readonly action: Action;
  readonly categories: readonly string[];
  /** BIN of the recipient, where one was named. */
  readonly recipient?: string;
  readonly country?: string;
  /** 32 random bytes, base64url. */
  readonly salt: string;
  /** The commitment, base64url. */
  readonly person: string;
  /** RFC 3339. */
  readonly issued_at: string;
  readonly expires_at: string;
};

/** What is signed once for a batch of tickets: the root of their tree. */
export type TicketHead = {
  /** Id of the key that signed. */
  readonly kid: string;
  /** The address of the service that issued. */
  readonly origin: string;
  /** Tickets in the batch. */
  readonly size: number;
  /** Base64url. */
  readonly root: string;
  /** When the last ticket of the batch expires. RFC 3339. */
  readonly expires_at: string;
};

/** A public key of `GET /.well-known/kelisim-ticket-keys`, as a JWK. */
export type TicketKey = {
  readonly kid: string;
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  /** 32 bytes, base64url. */
  readonly x: string;
};

type Members = Readonly<Record<string, unknown>>;

function membersOf(json: string): Members | undefined {
  try {
    const read: unknown = JSON.parse(json);
    return typeof read === "object" && read !== null && !Array.isArray(read)
      ? (read as Members)
      : undefined;
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isTextOrNone = (value: unknown): boolean => value === undefined || isText(value);
const areTexts = (members: Members, ...names: readonly string[]): boolean =>
  names.every((name) => isText(members[name]));
const areInstants = (members: Members, ...names: readonly string[]): boolean =>
  names.every((name) => instantIn(members[name]) !== undefined);

/** The instant of a member that `readBody` or `readHead` has passed. */
export const instantIn = (value: unknown): Instant | undefined =>
  isText(value) ? parseInstant(value) : undefined;

/** The body in its JSON text; `undefined` where a member is missing or of another kind. */
export function readBody(json: string): TicketBody | undefined {
  const members = membersOf(json);
  if (members === undefined) return undefined;
  const { action, categories, recipient, country } = members;
  const isSound =
    areTexts(members, "ticket_id", "decision_id", "requester", "object", "purpose") &&
    areTexts(members, "salt", "person") &&
    areInstants(members, "issued_at", "expires_at") &&
    ACTIONS.some((each) => each === action) &&
    Array.isArray(categories) &&
    categories.length > 0 &&
    categories.every(isText) &&
    isTextOrNone(recipient) &&
    isTextOrNone(country);
  return isSound ? (members as unknown as TicketBody) : undefined;
}

/** The head in its JSON text; `undefined` where a member is missing or of another kind. */
export function readHead(json: string): TicketHead | undefined {
  const members = membersOf(json);
  if (members === undefined) return undefined;
  const { size } = members;
  const isSound =
    areTexts(members, "kid", "origin", "root") &&
    areInstants(members, "expires_at") &&
    typeof size === "number" &&
    Number.isInteger(size) &&
    size > 0;
  return isSound ? (members as unknown as TicketHead) : undefined;
}
