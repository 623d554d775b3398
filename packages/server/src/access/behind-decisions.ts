import {
  fold,
  type AccessQuestion,
  type Party,
  type SubjectId,
  type SubjectState,
} from "@kelisim/core";
import {
  categoriesByCodes,
  loadEventsOf,
  objectsAtVersions,
  partiesAsOf,
  partiesAtVersions,
  purposesAtVersions,
  type AccessLogEntry,
  type Store,
  type VersionRef,
} from "@kelisim/store";

/** What some logged decisions were made of, read at once. */
export type BehindDecisions = {
  /** The question as it was put to the registry of that moment. */
  readonly questionOf: (entry: AccessLogEntry) => AccessQuestion;
  /** The person's state that the decision saw. */
  readonly stateOf: (entry: AccessLogEntry) => SubjectState;
};

const keyOf = ({ id, version }: VersionRef<AnyRegistryId>): string => `${id} ${version}`;
type AnyRegistryId = AccessLogEntry["objectId" | "purposeId" | "callerId"];

const byVersion = <T extends VersionRef<AnyRegistryId>>(
  records: readonly T[],
): ReadonlyMap<string, T> => new Map(records.map((record) => [keyOf(record), record]));

/** The states of some persons, each folded once. */
function statesFrom(
  events: Awaited<ReturnType<typeof loadEventsOf>>,
): (subjectId: SubjectId, seq: number) => SubjectState {
  const known = new Map<string, SubjectState>();
  return (subjectId, seq) => {
    const key = `${subjectId} ${seq}`;
    const own = events.get(subjectId) ?? [];
    const state = known.get(key) ?? fold(own.filter((event) => event.seq <= seq));
    known.set(key, state);
    return state;
  };
}

/** The roles of each row's recipient when it was decided. */
async function recipientsOf(
  { db }: Store,
  entries: readonly AccessLogEntry[],
): Promise<ReadonlyMap<AccessLogEntry, Party | undefined>> {
  const asked = entries.flatMap((entry) =>
    entry.recipientId === undefined ? [] : [{ entry, id: entry.recipientId, at: entry.recordedAt }],
  );
  const found = await partiesAsOf(db, asked);
  return new Map(asked.map(({ entry }, index) => [entry, found[index]]));
}

/** Reads what a page of the log was decided from, in as many statements as a single row takes. */
export async function behindDecisions(
  store: Store,
  entries: readonly AccessLogEntry[],
): Promise<BehindDecisions> {
  const { db, kind } = store;
  const refs = <I extends AnyRegistryId>(
    ref: (entry: AccessLogEntry) => { id: I; version: number | undefined } | undefined,
  ): VersionRef<I>[] =>
    entries.flatMap((entry) => {
      const { id, version } = ref(entry) ?? {};
      return id === undefined || version === undefined ? [] : [{ id, version }];
    });
  const upTo = Math.max(0, ...entries.map(({ subjectSeq }) => subjectSeq));
  const codes = [...new Set(entries.flatMap(({ categories }) => categories))];
  const persons = entries.map(({ subjectId }) => subjectId);
  const [parties, objects, purposes, recipients, categories, events] = await Promise.all([
    partiesAtVersions(
      db,
      refs(({ requester }) => requester),
    ).then(byVersion),
    objectsAtVersions(
      db,
      refs(({ objectId: id, objectVersion: version }) => ({ id, version })),
    ).then(byVersion),
    purposesAtVersions(
      db,
      refs(({ purposeId: id, purposeVersion: version }) => ({ id, version })),
    ).then(byVersion),
    recipientsOf(store, entries),
    categoriesByCodes(db, codes),
    loadEventsOf(db, persons, upTo),
  ]);
  const stateAt = statesFrom(events);
  const at = <T>(
    records: ReadonlyMap<string, T>,
    id: AnyRegistryId,
    version: number | undefined,
  ): T | undefined => (version === undefined ? undefined : records.get(keyOf({ id, version })));
  return {
    questionOf: (entry) => ({
      service: kind,
      at: entry.recordedAt,
      requester: entry.requester && at(parties, entry.requester.id, entry.requester.version),
      action: entry.action,
      object: at(objects, entry.objectId, entry.objectVersion),
      purpose: at(purposes, entry.purposeId, entry.purposeVersion),
      categories: entry.categories,
      recipient: entry.recipientBin === undefined ? undefined : (entry.recipientId ?? "unknown"),
      recipientRoles: recipients.get(entry)?.roles ?? [],
      biometric: entry.categories.filter((code) => categories.get(code)?.biometric === true),
      country: entry.country,
    }),
    stateOf: ({ subjectId, subjectSeq }) => stateAt(subjectId, subjectSeq),
  };
}
