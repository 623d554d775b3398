import {
  compareInstants,
  endRepresentation,
  parseId,
  representationStatus,
  type Instant,
  type Representation,
  type RepresentationId,
  type SubjectState,
} from "@kelisim/core";
import { nameOfPerson, readSubject, representedOf, toldEvents } from "@kelisim/store";
import {
  EndRepresentationPage,
  RepresentativesPage,
  representativeWords,
  type ShownRepresentation,
} from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../../page-answer.ts";
import type { Form, PersonVisit } from "../../visit.ts";
import { namesFor, type Names } from "../registry-names.ts";
import { runPersonCommand, sessionProof } from "../run-person-command.ts";

/**
 * Whether she may end it here: what she gave by a power of attorney she takes back herself; what a law or a court
 * gave ends by its document, at a desk.
 */
const isHersToEnd = (found: Representation, now: Instant): boolean =>
  found.basis === "power-of-attorney" && representationStatus(found, now).state !== "ended";

const shown = (
  found: Representation,
  {
    name,
    names,
    now,
    canEnd,
  }: { name: string | undefined; names: Names; now: Instant; canEnd: boolean },
): ShownRepresentation => ({
  id: found.id,
  name,
  basis: found.basis,
  scope: found.scope,
  since: found.validFrom,
  until: found.validUntil ?? undefined,
  status: representationStatus(found, now),
  registeredBy: names.knows(found.registeredBy) ? names.party(found.registeredBy).name : undefined,
  canEnd,
});

const newestFirst = (a: Representation, b: Representation): number =>
  compareInstants(b.registeredAt, a.registeredAt);

/** Names of her representatives as the desks wrote them. Who acts in her place does not read the others'. */
async function namesOfRepresentatives(
  visit: PersonVisit,
): Promise<ReadonlyMap<RepresentationId, string>> {
  if (visit.actingFor !== undefined) return new Map();
  const { db, ring } = visit.shell.ctx.store;
  const told = await toldEvents(db, ring, visit.subjectId, ["representation.registered"]);
  return new Map(
    told.flatMap(({ body, words }) => {
      const name = words["representative_name"];
      const isNamed = body.type === "representation.registered" && name !== undefined;
      return isNamed ? [[body.representation.id, name] as const] : [];
    }),
  );
}

/** In whose place she acts, may act or acted. */
async function byHer(visit: PersonVisit): Promise<readonly ShownRepresentation[]> {
  const { store } = visit.shell.ctx;
  const found: { readonly one: Representation; readonly name: string | undefined }[] = [];
  for (const { forSubjectId, representationId } of await representedOf(store.db, visit.subjectId)) {
    const state = await readSubject(store, forSubjectId);
    const one = state.representations.get(representationId);
    if (one === undefined) continue;
    // Once it has ended, the other one's name is no more her matter.
    const stands = representationStatus(one, visit.now).state === "standing";
    const name = stands ? await nameOfPerson(store.db, store.ring, forSubjectId) : undefined;
    found.push({ one, name });
  }
  const names = await namesFor(store.db, { parties: found.map(({ one }) => one.registeredBy) });
  const { now } = visit;
  return found
    .toSorted((a, b) => newestFirst(a.one, b.one))
    .map(({ one, name }) => shown(one, { name, names, now, canEnd: false }));
}

async function forHer(visit: PersonVisit, state: SubjectState): Promise<ShownRepresentation[]> {
  const all = [...state.representations.values()].toSorted(newestFirst);
  const [names, written] = await Promise.all([
    namesFor(visit.shell.ctx.store.db, { parties: all.map(({ registeredBy }) => registeredBy) }),
    namesOfRepresentatives(visit),
  ]);
  const { now } = visit;
  const isHerself = visit.actingFor === undefined;
  return all.map((one) =>
    shown(one, {
      ...{ names, now },
      name: written.get(one.id),
      canEnd: isHerself && isHersToEnd(one, now),
    }),
  );
}

/** `GET /me/representatives` */
export async function showRepresentatives(visit: PersonVisit): Promise<PageAnswer> {
  const state = await readSubject(visit.shell.ctx.store, visit.subjectId);
  const isHerself = visit.actingFor === undefined;
  const content = h(RepresentativesPage, {
    forMe: await forHer(visit, state),
    byMe: isHerself ? await byHer(visit) : [],
    showsByMe: isHerself,
    justEnded: visit.query.has("ended"),
  });
  return page(representativeWords.title, content);
}

async function toEnd(visit: PersonVisit): Promise<ShownRepresentation | undefined> {
  const id = parseId("rpn", visit.params["id"] ?? "");
  const state = await readSubject(visit.shell.ctx.store, visit.subjectId);
  const found = (await forHer(visit, state)).find((each) => each.id === id);
  return found?.canEnd === true ? found : undefined;
}

/** `GET /me/representatives/:id/end`: asks once more. */
export async function askToEnd(visit: PersonVisit): Promise<PageAnswer> {
  const found = await toEnd(visit);
  return found === undefined
    ? NOT_FOUND_PAGE
    : page(representativeWords.endTitle, h(EndRepresentationPage, { shown: found }));
}

/** Ends it; again it changes nothing. */
export async function takeEnd(visit: PersonVisit, _form: Form): Promise<PageAnswer> {
  const found = await toEnd(visit);
  if (found === undefined) return redirect("/me/representatives");
  const { id } = found;
  const proof = sessionProof(visit, { do: "end-representation", representation_id: id });
  const { evidenceSha256 } = proof;
  const done = await runPersonCommand<RepresentationId>(
    visit,
    async (state) =>
      endRepresentation(state, { id, reason: "revoked", evidenceSha256, sealed: {} }),
    proof,
  );
  return redirect(done.ok ? "/me/representatives?ended" : "/me/representatives");
}
