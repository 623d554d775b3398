import { parseId } from "@kelisim/core";
import { readSubject, rightsCallWords } from "@kelisim/store";
import { RightsCallPage, rightWords } from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { shownTrackers } from "../consents/shown-tracker.ts";
import { namesFor } from "../registry-names.ts";

/** `GET /me/rights/:id`: what she sent, how far it is, what was answered. */
export async function showRightsCall(visit: PersonVisit): Promise<PageAnswer> {
  const { store } = visit.shell.ctx;
  const { subjectId } = visit;
  const id = parseId("rgt", visit.params["id"] ?? "");
  const state = await readSubject(store, subjectId);
  const call = id === undefined ? undefined : state.rightsCalls.get(id);
  if (call === undefined) return NOT_FOUND_PAGE;
  const duties = [...state.duties.values()].filter(
    ({ cause }) => cause.kind === "rights-call" && cause.id === call.id,
  );
  const [names, words, trackers] = await Promise.all([
    namesFor(store.db, { parties: [call.partyId] }),
    rightsCallWords(store.db, store.ring, subjectId, call.id),
    shownTrackers(visit, state, duties),
  ]);
  const content = h(RightsCallPage, {
    ...{ id: call.id, kind: call.kind, trackers },
    party: names.party(call.partyId),
    at: call.receivedAt,
    text: words["text"],
    addressee: call.addressee,
    byRepresentative: call.representationId !== undefined,
    justSent: visit.query.has("sent"),
  });
  return page(rightWords[call.kind].name, content);
}
