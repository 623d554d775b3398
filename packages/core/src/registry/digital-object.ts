import type { ObjectId, PartyId } from "../ids.ts";
import type { Text3 } from "../text.ts";
import type { Sector } from "./party.ts";

/**
 * A system or base that holds personal data ("цифрлық объект").
 * Its sector, not the asker's, decides which service serves it. @law 395/НҚ 2(10) 2(11)
 */
export type DigitalObject = {
  readonly id: ObjectId;
  readonly version: number;
  readonly name: Text3;
  readonly ownerId: PartyId;
  readonly operatorId: PartyId;
  readonly sector: Sector;
  /** Codes of the data categories that it holds. */
  readonly categories: readonly string[];
  readonly storageCountry: string;
  readonly confidential: boolean;
  readonly status: "active" | "closed";
};
