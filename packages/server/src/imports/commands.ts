import {
  EMPTY_SUBJECT,
  iinBirth,
  importConsent,
  refuse,
  type CommandResult,
  type ConsentId,
  type EventId,
  type ImportedConsent,
  type Instant,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import type { SubjectCommand } from "@kelisim/store";
import type { Call } from "../http/operation.ts";
import { basisOf, confirmationOf, namedBy, wordsOf } from "./given.ts";
import { readsIn, type RowRegistry } from "./registry-reads.ts";
import type { GoodRow } from "./row.ts";

/** Who imports, and with what. */
export type Importer = Pick<Call, "ctx" | "caller" | "commandId" | "isStopping">;

function decide(
  { ctx, caller }: Importer,
  { row, iin }: GoodRow,
  { purpose, object, achievedOn }: RowRegistry,
  consentId: ConsentId,
  state: SubjectState,
  now: Instant,
): CommandResult<ImportedConsent> {
  // They were there a moment ago, and the registry forgets nothing.
  if (purpose === undefined || object === undefined) return refuse("purpose-not-active");
  const given = {
    ...{ consentId, purpose, object, achievedOn },
    partyId: caller.party.id,
    givenOn: row.given_on,
    confirmation: confirmationOf(row),
    named: namedBy(row),
    validUntil: row.valid_until ?? null,
    termBasis: basisOf(row),
    language: row.language,
    acting: { birth: iinBirth(iin)?.day, readings: ctx.config.readings },
    sealed: wordsOf(row),
  };
  return importConsent(state, given, now);
}

/**
 * What would come of a line for somebody of whom nothing is known: where it is refused, a person whom nobody
 * knows stays unknown.
 */
export const judgeAlone = (
  importer: Importer,
  good: GoodRow,
  registry: RowRegistry,
  now: Instant,
): CommandResult<ImportedConsent> =>
  decide(importer, good, registry, importer.ctx.ids.next("con"), EMPTY_SUBJECT, now);

/** The command of one line. */
export function commandOf(
  importer: Importer,
  good: GoodRow,
  subjectId: SubjectId,
  now: Instant,
): SubjectCommand<ImportedConsent> {
  const { ctx, caller, commandId } = importer;
  const eventIds: EventId[] = [];
  const consentId = ctx.ids.next("con");
  return {
    subjectId,
    now,
    actor: {
      partyId: caller.party.id,
      keyId: caller.key.id,
      commandId,
      serviceId: ctx.store.serviceId,
    },
    eventId: (index) => (eventIds[index] ??= ctx.ids.next("evt")),
    fields: { iin: good.iin },
    decide: async (state, tx) =>
      decide(importer, good, await readsIn(tx).of(good.row), consentId, state, now),
  };
}
