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

/** The command of one line, and what would come of it for somebody of whom nothing is known. */
export type LineCommand = {
  readonly command: SubjectCommand<ImportedConsent>;
  readonly alone: (registry: RowRegistry) => CommandResult<ImportedConsent>;
};

export function commandOf(
  importer: Importer,
  good: GoodRow,
  subjectId: SubjectId,
  now: Instant,
): LineCommand {
  const { ctx, caller, commandId } = importer;
  const eventIds: EventId[] = [];
  const consentId = ctx.ids.next("con");
  const command: SubjectCommand<ImportedConsent> = {
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
  return {
    command,
    alone: (registry) => decide(importer, good, registry, consentId, EMPTY_SUBJECT, now),
  };
}
