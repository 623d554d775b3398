import {
  compareInstants,
  instantOf,
  legalDayOf,
  requestStatus,
  toReview,
  type ConsentRequest,
  type Duty,
  type Instant,
  type SubjectState,
} from "@kelisim/core";
import { accessesOfPerson, readSubject } from "@kelisim/store";
import { HomePage, homeWords, type WaitingRequest } from "@kelisim/web/pages";
import { h } from "preact";
import { sealDecisionId } from "../../access/decision-id.ts";
import { isLineClosed } from "../../routes/consents.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import type { PersonVisit } from "../visit.ts";
import { activeConsents, consentLine } from "./active-consents.ts";
import { owedDuty } from "./duty-facts.ts";
import { lately } from "./happenings.ts";
import { namesFor, type Names } from "./registry-names.ts";
import { consentsAlone, mayReadAll } from "./with-rights.ts";

/** How many of each stand on the home; the rest is a link away. */
const SHOWN = { consents: 5, accesses: 8, happenings: 8 };

const DUTIES_TO_HER: ReadonlySet<Duty["kind"]> = new Set<Duty["kind"]>([
  "cease-processing",
  "answer-objection",
  "answer-inquiry",
  "prove-consent",
  "correct",
  "block",
  "unblock",
  "destroy",
  "notify-disclosure",
]);

function isWaiting(request: ConsentRequest, names: Names, now: Instant): boolean {
  if (requestStatus(request, now) !== "pending") return false;
  const purpose = names.purpose(request.purposeId);
  const object = names.object(request.objectId);
  return purpose !== undefined && object !== undefined && !isLineClosed({ purpose, object });
}

const waitingLine = (request: ConsentRequest, names: Names): WaitingRequest => {
  const { id, partyId, purposeId, requestedAt, expiresAt } = request;
  const party = names.party(partyId);
  return {
    ...{ id, party, requestedAt },
    purpose: names.purpose(purposeId)?.name ?? party.name,
    // It ends at an instant: the day before, where that is a midnight.
    lastDay: legalDayOf(instantOf(expiresAt.epochMilliseconds - 1)),
  };
};

/** Everything of the registry that her records name. */
export const namesOfState = (
  db: PersonVisit["shell"]["ctx"]["store"]["db"],
  state: SubjectState,
) => {
  const records = [...state.requests.values(), ...state.consents.values(), ...state.refusals];
  const others = [
    ...[...state.duties.values(), ...state.rightsCalls.values()],
    ...[...state.outcomes.values(), ...state.breachNotices.values()],
  ];
  return namesFor(db, {
    parties: [...records, ...others].map(({ partyId }) => partyId),
    purposes: [
      ...records.map(({ purposeId }) => purposeId),
      ...[...state.outcomes.values()].map(({ purposeId }) => purposeId),
    ],
    objects: [
      ...records.map(({ objectId }) => objectId),
      ...[...state.breachNotices.values()].map(({ objectId }) => objectId),
    ],
    categories: [
      ...[...state.consents.values(), ...state.requests.values()],
      ...state.breachNotices.values(),
    ].flatMap(({ categories }) => categories),
  });
};

/** What is owed to her and not done yet, the nearest last day first. */
export const openDuties = ({ duties }: Pick<SubjectState, "duties">): readonly Duty[] =>
  [...duties.values()]
    .filter(({ kind, outcome }) => outcome.state === "open" && DUTIES_TO_HER.has(kind))
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));

/** `GET /me` */
export async function showHome(visit: PersonVisit): Promise<PageAnswer> {
  const { subjectId, now, shell } = visit;
  const { store, calendar } = shell.ctx;
  const filter = { subjectId, party: undefined, after: undefined, limit: SHOWN.accesses };
  const [everything, may] = await Promise.all([readSubject(store, subjectId), mayReadAll(visit)]);
  const state = may ? everything : consentsAlone(everything);
  const newest = may ? await accessesOfPerson(store.db, filter, now) : [];
  const [names, requesters] = await Promise.all([
    namesOfState(store.db, state),
    namesFor(store.db, { parties: newest.map(({ entry }) => entry.requester?.id) }),
  ]);
  const accesses = {
    newest,
    party: ({ entry }: (typeof newest)[number]) =>
      entry.requester === undefined
        ? { name: undefined, bin: entry.requesterBin }
        : requesters.party(entry.requester.id),
    to: ({ entry }: (typeof newest)[number]) =>
      `/me/accesses/${sealDecisionId(store.sealer, entry)}`,
  };
  const content = h(HomePage, {
    requests: [...state.requests.values()]
      .filter((request) => isWaiting(request, names, now))
      .toSorted((a, b) => compareInstants(a.expiresAt, b.expiresAt))
      .map((request) => waitingLine(request, names)),
    consents: activeConsents(state, names, now)
      .slice(0, SHOWN.consents)
      .map((consent) => consentLine(consent, names)),
    owed: openDuties(state).map((duty) => owedDuty(duty, names, calendar, now)),
    happenings: lately(state, names, now, accesses, SHOWN.happenings),
    toReview: visit.actingFor === undefined ? toReview(state, now).length : 0,
  });
  const isFor = visit.persona.kind === "represented";
  return page(isFor ? homeWords.titleFor : homeWords.title, content);
}
