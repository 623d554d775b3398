import {
  compareInstants,
  newestAnswer,
  statusOf,
  type Consent,
  type ConsentRequest,
  type Instant,
  type SubjectState,
} from "@kelisim/core";
import {
  MyConsentsPage,
  myConsentsWords,
  type ListedConsentFacts,
  type RefusedRequestFacts,
} from "@kelisim/web/pages";
import { h } from "preact";
import { isLineClosed } from "../../../routes/consents.ts";
import { page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { namesFor, type Names } from "../registry-names.ts";
import { stateOf } from "./own-records.ts";

const PAGE = 30;
const MOST_REFUSED = 30;

const ACTIVE: readonly string[] = ["active", "disputed"];

const known = <T>(record: T | undefined): T => {
  if (record === undefined) throw new Error("an answer names a registry record that is gone");
  return record;
};

function listed(
  state: SubjectState,
  consent: Consent,
  names: Names,
  now: Instant,
): ListedConsentFacts {
  const { id, term, grantedAt, partyId } = consent;
  const purpose = known(names.purpose(consent.purposeId));
  const object = known(names.object(consent.objectId));
  const newest = newestAnswer(state, consent) ?? consent;
  const isClosed = isLineClosed({ purpose, object });
  return {
    ...{ id, term, grantedAt },
    status: statusOf(consent, newest, purpose.achievedCount, now, isClosed),
    party: names.party(partyId),
    purpose: purpose.name,
  };
}

type Refused = { readonly request: ConsentRequest; readonly at: Instant };

/** The requests that she said no to, the newest first. */
const refusedLately = ({ requests }: SubjectState): readonly Refused[] =>
  [...requests.values()]
    .flatMap((request) =>
      request.outcome.state === "refused" ? [{ request, at: request.outcome.at }] : [],
    )
    .toSorted((a, b) => compareInstants(b.at, a.at))
    .slice(0, MOST_REFUSED);

const refusal = ({ request, at }: Refused, names: Names): RefusedRequestFacts => ({
  ...{ id: request.id, at },
  party: names.party(request.partyId),
  purpose: known(names.purpose(request.purposeId)).name,
});

/** `GET /me/consents`: those that hold, then a page of those that have ended. */
export async function showConsents(visit: PersonVisit): Promise<PageAnswer> {
  const state = await stateOf(visit);
  const consents = [...state.consents.values()].toSorted((a, b) => b.seq - a.seq);
  const refused = refusedLately(state);
  const lines = [...consents, ...refused.map(({ request }) => request)];
  const names = await namesFor(visit.shell.ctx.store.db, {
    parties: lines.map(({ partyId }) => partyId),
    purposes: lines.map(({ purposeId }) => purposeId),
    objects: lines.map(({ objectId }) => objectId),
  });
  const all = consents.map((consent) => listed(state, consent, names, visit.now));
  const ended = all.filter(({ status }) => !ACTIVE.includes(status));
  // A consent of hers, so its id says nothing to anybody else; one that is unknown begins anew.
  const after = visit.query.get("after");
  const start = ended.findIndex(({ id }) => id === after) + 1;
  const shown = ended.slice(start, start + PAGE);
  const last = shown.at(-1);
  const hasMore = last !== undefined && ended.length > start + PAGE;
  const content = h(MyConsentsPage, {
    active: all.filter(({ status }) => ACTIVE.includes(status)),
    ended: shown,
    refused: start === 0 ? refused.map((one) => refusal(one, names)) : [],
    next: hasMore ? `/me/consents?after=${last.id}` : undefined,
    first: start === 0 ? undefined : "/me/consents",
  });
  return page(myConsentsWords.title, content);
}
