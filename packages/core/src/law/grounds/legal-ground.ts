import type { Action } from "../../registry/purpose.ts";
import type { PartyRole, Sector } from "../../registry/party.ts";
import type { Text3 } from "../../text.ts";
import type { InForce } from "../source.ts";

/**
 * A case in which data are collected and processed without consent, as data: whom it is for, what it opens,
 * and what has to be declared. Free text is no ground.
 */
export type LegalGround = {
  /** Its place in the law: `9-1` is article 9, item 1; a word where it stands outside article 9. */
  readonly code: string;
  /** The norm of the register that gives it. */
  readonly norm: string;
  readonly text: Text3;
  /** Who may refer to it. */
  readonly sectors: readonly Sector[];
  /** The role that a party needs for it; `null`: none. */
  readonly role: PartyRole | null;
  readonly actions: readonly Action[];
  /** The reference must be to a law; an order is not enough. */
  readonly lawOnly: boolean;
  /** The data must go to it de-identified. */
  readonly deidentified: boolean;
  /** The party has to say what it rests on: why consent is impossible to get, which breach. */
  readonly referenceRequired: boolean;
  /** Its purpose serves it alone: no other action, no recipient, no country, no publication. */
  readonly alone: boolean;
  readonly inForce: InForce;
};
