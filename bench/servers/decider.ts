import { idFrom, uuidOf } from "@kelisim/core";
import type { Db, DecideOutcome, PlannedAccess, Statement } from "@kelisim/store";
import {
  DECIDE_BATCH,
  DECIDE_ONE,
  PLANNED_COLUMNS,
} from "../../packages/store/src/access/decide-statement.ts";
import { withoutWrite } from "./stub-statement.ts";
import { decisionsOf, type Decisions } from "../../packages/server/src/access/decisions.ts";
import { Batcher, type BatchLimits } from "../../packages/server/src/batch/batcher.ts";

const NO_BATCHES: BatchLimits = {
  inFlight: 1,
  most: 1,
  waiting: 1,
  waitingInLane: 1,
  patience: 10_000,
};

const FIND: Statement = {
  name: "naive-find",
  text: `select l.subject_id, s.seq, a.answer_id, a.kind, a.categories, a.actions, a.ends_at, a.end_state
    from subject_lookup l join subject s on s.subject_id = l.subject_id
    left join answer a on a.subject_id = l.subject_id and a.party_id = $3 and a.object_id = $4
      and a.purpose_id = $5
    where l.field = 'iin' and l.key_version = $1 and l.mac = $2
    order by a.seq desc nulls last limit 1`,
};

const LOG: Statement = {
  name: "naive-log",
  text: `insert into access_log (subject_id, recorded_at, decision_id, subject_seq, caller_id, key_id,
    requester_bin, requester_id, requester_version, requester_ref, mode, action, object_id,
    object_version, purpose_id, purpose_version, categories, recipient_bin, recipient_id, country,
    rule_set, permitted, reason, basis_id, deferred)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19,
    $20, $21, $22, $23, $24, $25)`,
};

type Found = {
  subject_id: string;
  seq: number;
  answer_id: string | null;
  kind: string | null;
  categories: string[] | null;
  actions: string[] | null;
  ends_at: string | null;
  end_state: string | null;
};

function reasonOf(
  row: PlannedAccess,
  found: Found,
): Extract<DecideOutcome, { reason: string }>["reason"] {
  if (row.plannedReason !== undefined) return row.plannedReason;
  if (found.kind === null) return "no-consent";
  if (found.kind === "refused") return "consent-refused";
  if (found.end_state === "withdrawn") return "consent-withdrawn";
  if (found.ends_at !== null && Date.parse(found.ends_at) <= row.at.epochMilliseconds) {
    return "consent-expired";
  }
  if (found.actions?.includes(row.action) !== true) return "action-not-covered";
  const covers = row.categories.every((code) => found.categories?.includes(code) === true);
  return covers ? "consent" : "category-not-covered";
}

/** What somebody would write at first: one statement that reads, one that logs, for each question. */
async function decideNaively(db: Db, row: PlannedAccess): Promise<DecideOutcome> {
  const { purpose, object, requester } = row;
  const [found] = await db.query<Found>(FIND, [
    row.person.keyVersion,
    row.person.mac,
    purpose === undefined ? null : uuidOf(purpose.partyId),
    uuidOf(row.objectId),
    uuidOf(row.purposeId),
  ]);
  if (found === undefined) return { kind: "unknown-person" };
  const reason = reasonOf(row, found);
  const basisId = reason === "consent" ? found.answer_id : null;
  await db.query(LOG, [
    ...[found.subject_id, row.at, row.decisionId, found.seq, uuidOf(row.callerId)],
    ...[
      uuidOf(row.key.id),
      row.requesterBin,
      requester === undefined ? null : uuidOf(requester.id),
    ],
    ...[requester?.version ?? null, row.requesterRef ?? null, row.mode, row.action],
    ...[uuidOf(row.objectId), object?.version ?? null, uuidOf(row.purposeId)],
    ...[purpose?.version ?? null, [...row.categories], row.recipientBin ?? null],
    ...[row.recipientId === undefined ? null : uuidOf(row.recipientId), row.country ?? null],
    ...[row.ruleSet, reason === "consent", reason, basisId, row.deferred],
  ]);
  const subjectId = idFrom("sub", found.subject_id);
  return {
    kind: "decided",
    reason,
    subjectId,
    basisId,
    consentRecipients: [],
    lineFacts: undefined,
  };
}

/** Decides each question by itself, with a select and an insert. */
export class NaiveDecisions extends Batcher<PlannedAccess, DecideOutcome> {
  readonly #db: Db;

  constructor(db: Db) {
    const one = (row: PlannedAccess) => decideNaively(db, row);
    super(
      (rows) => Promise.all(rows.map(one)),
      one,
      () => false,
      NO_BATCHES,
    );
    this.#db = db;
  }

  override submit(_lane: string, row: PlannedAccess): Promise<DecideOutcome> {
    return decideNaively(this.#db, row);
  }
}

/** As the service decides, with its own batches, but nothing is logged. */
export function unloggedDecisions(db: Db, poolSize: number): Decisions {
  const stubs = new Map([DECIDE_BATCH, DECIDE_ONE].map((each) => [each.name, withoutWrite(each)]));
  const stubbed: Db = {
    engine: db.engine,
    watch: db.watch,
    query: (statement, params) => {
      const stub = typeof statement === "string" ? undefined : stubs.get(statement.name);
      // Behind the columns stands the batch of the log, which the stub does not write.
      const own = stub === undefined ? params : params?.slice(0, PLANNED_COLUMNS.length);
      return db.query(stub ?? statement, own);
    },
    tx: (work) => db.tx(work),
    asOwner: (work) => db.asOwner(work),
    close: () => db.close(),
  };
  return decisionsOf(stubbed, poolSize);
}
