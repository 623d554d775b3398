import type { Action } from "../../registry/purpose.ts";
import type { Sector } from "../../registry/party.ts";
import type { Text3 } from "../../text.ts";
import type { InForce } from "../source.ts";

/**
 * A case in which data are collected and processed without consent, as data: whom it is for, what it opens,
 * and what has to be declared. Free text is no ground.
 */
export type LegalGround = {
  /** Its place in the law: `9-1` is article 9, item 1. */
  readonly code: string;
  readonly text: Text3;
  /** Who may refer to it. */
  readonly sectors: readonly Sector[];
  readonly actions: readonly Action[];
  /** The reference must be to a law; an order is not enough. */
  readonly lawOnly: boolean;
  /** The data must go to it de-identified. */
  readonly deidentified: boolean;
  readonly inForce: InForce;
};
