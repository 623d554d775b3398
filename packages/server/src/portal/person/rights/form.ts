import {
  accept,
  dutyRuleOn,
  DUTY_OF_RIGHT,
  idFrom,
  legalDayOf,
  uuidOf,
  type ObjectId,
  type PartyId,
  type Refused,
  type RightsCallId,
  type RightsCallKind,
  type SubjectState,
} from "@kelisim/core";
import { readSubject } from "@kelisim/store";
import {
  RightsFormPage,
  rightWords,
  type RightsFault,
  type RightsValues,
} from "@kelisim/web/pages";
import { h } from "preact";
import { actedNow } from "../../../routes/acting.ts";
import {
  decideRightsCall,
  type FiledCall,
  type RightsCallGiven,
} from "../../../person/rights-call.ts";
import { NOT_FOUND_PAGE, page, redirect, type PageAnswer } from "../../page-answer.ts";
import type { Form, PersonVisit } from "../../visit.ts";
import { dueFromNow } from "../due-of.ts";
import { namesFor, type Names } from "../registry-names.ts";
import {
  actingIn,
  runPersonCommand,
  sessionProof,
  sha256,
  worldIn,
} from "../run-person-command.ts";
import { openPlace, sealPlace } from "../sealed-place.ts";
import { aboutIn, aboutLine, type About } from "./about.ts";
import { chosenIn, valuesIn, type Chosen, type Offered } from "./form-values.ts";

/** A form before it is shown or read: whose, about what, what it offers. */
type Opened = {
  readonly state: SubjectState;
  readonly about: About;
  readonly names: Names;
  readonly offered: Offered;
};

const WRONG_FORM = 422;

/** Organisations that her own records name, those that the form is about first. */
const partiesOf = (state: SubjectState, { parties }: About): readonly PartyId[] => [
  ...new Set([
    ...parties,
    ...[...state.consents.values(), ...state.requests.values(), ...state.duties.values()].map(
      ({ partyId }) => partyId,
    ),
    ...[...state.consents.values()].flatMap(({ recipients }) => recipients),
  ]),
];

const objectsOf = (state: SubjectState, { objects }: About): readonly ObjectId[] => [
  ...new Set([...objects, ...[...state.consents.values()].map(({ objectId }) => objectId)]),
];

async function open(visit: PersonVisit, kind: RightsCallKind): Promise<Opened | undefined> {
  const { store } = visit.shell.ctx;
  const state = await readSubject(store, visit.subjectId);
  const about = await aboutIn(visit, state);
  if (about === undefined) return undefined;
  const objects = objectsOf(state, about);
  const wanted = partiesOf(state, about);
  const names = await namesFor(store.db, {
    ...{ parties: wanted, objects, purposes: [about.purposeId], categories: about.categories },
  });
  const parties = wanted.filter((id) => names.knows(id));
  const places = new Map(
    objects.flatMap((id) => {
      const found = names.object(id);
      if (found === undefined) return [];
      // The party at hand answers where it holds the base, else whoever owns it.
      const isOperators = about.parties.includes(found.operatorId);
      return [[id, isOperators ? found.operatorId : found.ownerId] as const];
    }),
  );
  return {
    ...{ state, about, names },
    offered: { kind, parties, places, categories: about.categories },
  };
}

const firstValues = ({ about }: Opened): RightsValues => ({
  party: about.parties[0],
  bin: "",
  place: about.objects[0],
  categories: [],
  addressee: undefined,
  text: "",
});

function formPage(
  visit: PersonVisit,
  opened: Opened,
  values: RightsValues,
  faults: readonly RightsFault[],
): PageAnswer {
  const { about, names, offered } = opened;
  const { kind, parties, places, categories } = offered;
  const { source, term } = dutyRuleOn(DUTY_OF_RIGHT[kind], legalDayOf(visit.now));
  const content = h(RightsFormPage, {
    ...{ kind, values, faults, back: about.to },
    about: aboutLine(about, names),
    parties: parties.map(names.party),
    places: [...places].map(([id, holder]) => ({
      id,
      name: names.object(id)?.name ?? names.party(holder).name,
      holder: names.party(holder).name,
    })),
    categories: categories.map(names.category),
    due: dueFromNow(visit.shell.ctx, DUTY_OF_RIGHT[kind], visit.now),
    // A complaint has the days of an inquiry: ours.
    law: { source, byAct: term === "act" && kind !== "complaint" },
    once: sealPlace(visit, ["once", kind], { id: uuidOf(visit.shell.ctx.ids.next("rgt")) }),
  });
  return page(rightWords[kind].title, content, faults.length > 0 ? WRONG_FORM : 200);
}

/** The id that this form was given: a form that is sent twice is one call. */
function idOf(visit: PersonVisit, kind: RightsCallKind, form: Form): RightsCallId {
  const given = openPlace(visit, ["once", kind], form.get("once"))?.["id"];
  return given === undefined ? visit.shell.ctx.ids.next("rgt") : idFrom("rgt", given);
}

function given(id: RightsCallId, opened: Opened, chosen: Chosen): RightsCallGiven {
  const { about, state, offered } = opened;
  const { dutyId, consentId, outcomeId, decisionRef, purposeId } = about;
  const isItsDuty = dutyId !== undefined && state.duties.get(dutyId)?.partyId === chosen.partyId;
  return {
    ...{ id, kind: offered.kind, purposeId, consentId, decisionRef, ...chosen },
    // Only an objection is against an outcome, and only against its own party.
    outcomeId:
      offered.kind === "objection" && about.parties[0] === chosen.partyId ? outcomeId : undefined,
    dutyId: isItsDuty ? dutyId : undefined,
  };
}

/** What her session attests: which right, towards whom, about what, in which words. */
const proofOf = (visit: PersonVisit, call: RightsCallGiven) =>
  sessionProof(visit, {
    do: "file-rights-call",
    ...{ rights_call_id: call.id, right: call.kind, party_id: call.partyId },
    addressee: call.addressee ?? null,
    object_id: call.objectId ?? null,
    categories: call.categories ?? null,
    text_sha256: sha256(call.text),
  });

/** Refusals that have words of their own on the page. */
const FAULTS: Partial<Record<Refused["code"], RightsFault["fault"]>> = {
  "representative-not-entitled": "representative",
  "representative-required": "representative",
  "representative-cannot-object": "representativeObjects",
};

const faultOf = ({ code }: Refused): RightsFault => ({
  field: undefined,
  fault: FAULTS[code] ?? "other",
});

/** `GET` of a form: `/me/object`, `/me/ask`, … `?access=`, `?consent=`, `?duty=`, `?outcome=`, `?party=` */
export const showForm =
  (kind: RightsCallKind) =>
  async (visit: PersonVisit): Promise<PageAnswer> => {
    const opened = await open(visit, kind);
    return opened === undefined ? NOT_FOUND_PAGE : formPage(visit, opened, firstValues(opened), []);
  };

/** Files it, and leads to its tracker. */
export const takeForm =
  (kind: RightsCallKind) =>
  async (visit: PersonVisit, form: Form): Promise<PageAnswer> => {
    const opened = await open(visit, kind);
    if (opened === undefined) return NOT_FOUND_PAGE;
    const values = valuesIn(form);
    const chosen = await chosenIn(visit.shell.ctx.store.db, values, opened.offered);
    if (!("partyId" in chosen)) return formPage(visit, opened, values, chosen);
    const id = idOf(visit, kind, form);
    const call = given(id, opened, chosen);
    const done = await runPersonCommand<FiledCall>(
      visit,
      async (state) => {
        const before = state.rightsCalls.get(id);
        if (before !== undefined) return accept({ id, dutyId: before.dutyId });
        const when = actedNow(visit, state);
        return decideRightsCall(state, actingIn(visit), call, when, worldIn(visit));
      },
      proofOf(visit, call),
    );
    return done.ok
      ? redirect(`/me/rights/${id}?sent`)
      : formPage(visit, opened, values, [faultOf(done)]);
  };
