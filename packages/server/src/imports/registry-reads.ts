import {
  legalDayOf,
  type DigitalObject,
  type LegalDay,
  type ObjectId,
  type Purpose,
  type PurposeId,
} from "@kelisim/core";
import {
  objectById,
  purposeAchievedAt,
  purposeById,
  purposeHeld,
  type Queryable,
} from "@kelisim/store";

/** What the registry says of a line's purpose and object. */
export type RowRegistry = {
  readonly purpose: Purpose | undefined;
  readonly object: DigitalObject | undefined;
  /** The day on which the purpose was last declared achieved for everybody. */
  readonly achievedOn: LegalDay | undefined;
};

type Named = { readonly purpose_id: PurposeId; readonly object_id: ObjectId };
type Achieved = Pick<RowRegistry, "purpose" | "achievedOn">;

/** Reads each purpose and each object once, however many lines name it. */
export class RegistryReads {
  readonly #db: Queryable;
  readonly #purpose: typeof purposeById;
  readonly #purposes = new Map<PurposeId, Promise<Achieved>>();
  readonly #objects = new Map<ObjectId, Promise<DigitalObject | undefined>>();

  /** @param hold whether the purposes are held unchanged until the transaction ends */
  constructor(db: Queryable, hold: boolean) {
    this.#db = db;
    this.#purpose = hold ? purposeHeld : purposeById;
  }

  async of({ purpose_id, object_id }: Named): Promise<RowRegistry> {
    const purpose = this.#purposes.get(purpose_id) ?? this.#readPurpose(purpose_id);
    this.#purposes.set(purpose_id, purpose);
    const object = this.#objects.get(object_id) ?? objectById(this.#db, object_id);
    this.#objects.set(object_id, object);
    return { ...(await purpose), object: await object };
  }

  async #readPurpose(id: PurposeId): Promise<Achieved> {
    const purpose = await this.#purpose(this.#db, id);
    const wasAchieved = purpose !== undefined && purpose.achievedCount > 0;
    const at = wasAchieved ? await purposeAchievedAt(this.#db, id) : undefined;
    return { purpose, achievedOn: at && legalDayOf(at) };
  }
}

const READS = new WeakMap<Queryable, RegistryReads>();

/** The reads of one transaction: a transaction that is run again reads again. */
export function readsIn(tx: Queryable): RegistryReads {
  const reads = READS.get(tx) ?? new RegistryReads(tx, true);
  READS.set(tx, reads);
  return reads;
}

/** Whether the registry says still what lines were judged by; in a transaction, which keeps it so. */
export async function isStill(tx: Queryable, judgedBy: readonly JudgedBy[]): Promise<boolean> {
  const reads = readsIn(tx);
  for (const { named, registry } of judgedBy) {
    if (JSON.stringify(await reads.of(named)) !== JSON.stringify(registry)) return false;
  }
  return true;
}

/** What the registry said of a purpose and an object. */
export type JudgedBy = { readonly named: Named; readonly registry: RowRegistry };
