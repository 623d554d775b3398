import type { ConsentId, DutyId, ObjectId, PartyId, PurposeId, RetentionId } from "../ids.ts";
import type { Action } from "../registry/purpose.ts";
import { compareInstants, endOfDay, type Instant, type LegalDay } from "../time.ts";
import type { RefusalGround } from "./duty.ts";

/**
 * The narrow basis that a reasoned refusal leaves to its holder: exactly these categories and
 * actions, until this day. @law 231-VIII 8(7) part 2
 */
export type Retention = {
  readonly id: RetentionId;
  readonly holderId: PartyId;
  readonly consentId: ConsentId;
  readonly dutyId: DutyId;
  readonly objectId: ObjectId;
  readonly purposeId: PurposeId;
  readonly ground: RefusalGround;
  readonly categories: readonly string[];
  readonly actions: readonly Action[];
  readonly until: LegalDay | null;
  readonly seq: number;
};

/** Whether the basis still holds at an instant. */
export const isRetentionOpen = (retention: Pick<Retention, "until">, at: Instant): boolean =>
  retention.until === null || compareInstants(at, endOfDay(retention.until)) < 0;

/**
 * What a ground of refusal lets its holder go on doing. A duty to store opens no use of the data, and
 * "other" answers the letter without opening anything.
 */
export function actionsUnder(
  ground: RefusalGround,
  consented: readonly Action[],
): readonly Action[] {
  switch (ground.kind) {
    case "law":
      // The act says "laws" here, and an order is none. @law 94-V 8(2)
      return ground.level === "bylaw" ? [] : consented.filter((action) => action === "process");
    case "obligation":
    case "processing-required":
      return consented.filter((action) => action === "process");
    case "storage-required":
    case "other":
      return [];
  }
}
