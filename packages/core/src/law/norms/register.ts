import { BASE_LAW_NORMS } from "./base-law.ts";
import { ENTRY_INTO_FORCE_NORMS } from "./entry-into-force.ts";
import { INFORMATIZATION_NORMS } from "./law-231-informatization.ts";
import { ITEM_8_INFORMATIONAL_NORMS } from "./law-231-item-8.ts";
import { ITEMS_1_TO_7_NORMS } from "./law-231-items-1-to-7.ts";
import { ITEMS_9_TO_11_NORMS } from "./law-231-items-9-to-11.ts";
import { PERSONAL_DATA_NORMS } from "./law-231-personal-data.ts";
import type { Norm } from "./norm.ts";
import { ORDER_190_NORMS } from "./order-190.ts";

/** Raised when a norm is added, split or changes its status. */
export const NORM_REGISTER_VERSION = 1;

/**
 * Every provision of order 190/НҚ and Law 231-VIII, also those that ask nothing of this service, and the
 * articles of the base law that its rules cite.
 */
export const NORMS: readonly Norm[] = [
  ...ORDER_190_NORMS,
  ...ITEMS_1_TO_7_NORMS,
  ...PERSONAL_DATA_NORMS,
  ...INFORMATIZATION_NORMS,
  ...ITEM_8_INFORMATIONAL_NORMS,
  ...ITEMS_9_TO_11_NORMS,
  ...ENTRY_INTO_FORCE_NORMS,
  ...BASE_LAW_NORMS,
];

const BY_ID: ReadonlyMap<string, Norm> = new Map(NORMS.map((norm) => [norm.id, norm]));

/** The norm of an id; `undefined` for an id that no norm has or had alone. */
export const normById = (id: string): Norm | undefined => BY_ID.get(id);
