import {
  groundByCode,
  idFrom,
  legalDayOf,
  ruleById,
  ruleFor,
  type Consent,
  type Instant,
  type SubjectState,
} from "@kelisim/core";
import { usesOfPerson, type PersonAccess, type ReportedUse } from "@kelisim/store";
import type { NamedParty, ShownAccess, ShownBasis, ShownParty } from "@kelisim/web/pages";
import { sealDecisionId } from "../../../access/decision-id.ts";
import { explainLogged, type Explanation } from "../../../access/explain.ts";
import type { PersonVisit } from "../../visit.ts";
import { isActive } from "../active-consents.ts";
import { namesFor, type Names } from "../registry-names.ts";

/** An access with everything that is shown of it, and its replay. */
export type AccessShown = { readonly shown: ShownAccess; readonly explanation: Explanation };

function basisOf(
  { entry, ground }: PersonAccess,
  state: SubjectState,
  names: Names,
  now: Instant,
): ShownBasis | undefined {
  if (!entry.permitted) return undefined;
  if (entry.reason === "legal-ground") {
    if (ground === undefined) return undefined;
    const { act, article, code } = ground;
    return { kind: "law", act, article, text: groundByCode(code)?.text };
  }
  if (entry.reason !== "consent" || entry.basisId === undefined) return { kind: "retention" };
  const id = idFrom("con", entry.basisId);
  const consent: Consent | undefined = state.consents.get(id);
  const canWithdraw = consent !== undefined && isActive(state, consent, names, now);
  return { kind: "consent", id, canWithdraw };
}

/** The rule that decided; the log names its code, the replay its name. */
const ruleOf = ({ entry, replayed }: Explanation): ShownAccess["rule"] => {
  const last = replayed.tried.at(-1);
  const { text, source } =
    last === undefined ? ruleFor(entry.reason, legalDayOf(entry.recordedAt)) : ruleById(last.rule);
  return { text, source };
};

type Around = {
  readonly state: SubjectState;
  readonly names: Names;
  readonly now: Instant;
  readonly sealed: string;
  readonly use: ReportedUse | undefined;
};

const named = (party: ShownParty | undefined, bin: string): NamedParty => ({
  name: party?.name,
  bin,
});

function shownAccess(
  access: PersonAccess,
  explanation: Explanation,
  { state, names, now, sealed, use }: Around,
): ShownAccess {
  const { entry, purpose, deferral } = access;
  const { requester, callerId, recipientId, recipientBin } = entry;
  const asked = requester === undefined ? undefined : names.party(requester.id);
  const object = names.object(entry.objectId);
  return {
    id: sealed,
    at: entry.recordedAt,
    requester: named(asked, entry.requesterBin),
    reportedBy: callerId === requester?.id ? undefined : names.party(callerId),
    action: entry.action,
    categories: entry.categories.map(names.category),
    purpose: purpose?.name,
    object: object && { name: object.name, owner: names.party(object.ownerId) },
    recipient:
      recipientBin === undefined
        ? undefined
        : named(recipientId && names.party(recipientId), recipientBin),
    country: entry.country,
    permitted: entry.permitted,
    reason: entry.reason,
    rule: ruleOf(explanation),
    basis: basisOf(access, state, names, now),
    deferral: deferral && { act: deferral.act, article: deferral.article },
    use: use && { used: use.used, at: use.usedAt },
  };
}

/** Everything that accesses and the consents behind them name. */
const namesOfAccesses = (
  { shell }: PersonVisit,
  accesses: readonly PersonAccess[],
  state: SubjectState,
): Promise<Names> => {
  const entries = accesses.map(({ entry }) => entry);
  const consents = entries.flatMap(({ basisId }) => {
    const found = basisId === undefined ? undefined : state.consents.get(idFrom("con", basisId));
    return found === undefined ? [] : [found];
  });
  return namesFor(shell.ctx.store.db, {
    parties: entries.flatMap(({ requester, callerId, recipientId }) => [
      ...[requester?.id, callerId, recipientId],
    ]),
    purposes: consents.map(({ purposeId }) => purposeId),
    objects: [...entries, ...consents].map(({ objectId }) => objectId),
    categories: entries.flatMap(({ categories }) => categories),
  });
};

/** Accesses that she may see, with reasons, grounds and what was reported of their use. */
export async function showAccessesOf(
  visit: PersonVisit,
  accesses: readonly PersonAccess[],
  state: SubjectState,
): Promise<readonly AccessShown[]> {
  const { store } = visit.shell.ctx;
  const entries = accesses.map(({ entry }) => entry);
  const ids = entries.map(({ decisionId }) => decisionId);
  const [names, uses, explained] = await Promise.all([
    namesOfAccesses(visit, accesses, state),
    usesOfPerson(store.db, visit.subjectId, ids),
    explainLogged(store, entries),
  ]);
  return accesses.map((access, index) => {
    const explanation = explained[index];
    if (explanation === undefined) throw new Error("an access without its explanation");
    const around: Around = {
      ...{ state, names, now: visit.now },
      sealed: sealDecisionId(store.sealer, access.entry),
      use: uses.get(access.entry.decisionId),
    };
    return { explanation, shown: shownAccess(access, explanation, around) };
  });
}
