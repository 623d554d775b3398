import { isWider, registrationFaults, revise, type Purpose, type Revision } from "@kelisim/core";
import type { IdParams, RevisePurposeBody } from "@kelisim/protocol";
import { categoriesByCodes, changePurpose, partiesByIds, purposeById } from "@kelisim/store";
import { ok, problem, type Call, type ProblemReply, type Reply } from "../http/operation.ts";
import { purposeView } from "../views/registry-views.ts";
import { NOT_FOUND, pathId, unknownReferences } from "./references.ts";

type ReviseCall = Call<RevisePurposeBody, IdParams>;

const revisionOf = ({ categories, actions, recipients, cross_border }: RevisePurposeBody) => ({
  categories: categories && { required: categories.required, optional: categories.optional ?? [] },
  actions,
  recipients,
  crossBorder: cross_border,
});

async function unknownIn({ ctx, body }: ReviseCall): Promise<string[]> {
  const { db } = ctx.store;
  const { required = [], optional = [] } = body.categories ?? {};
  const named = body.recipients ?? [];
  const codes = await categoriesByCodes(db, [...required, ...optional]);
  const parties = new Set((await partiesByIds(db, named)).map(({ id }) => id));
  const unknownAt = <T>(at: string, list: readonly T[], isKnown: (each: T) => boolean) =>
    list.flatMap((each, index) => (isKnown(each) ? [] : [`${at}/${index}`]));
  return [
    ...unknownAt("/categories/required", required, (code) => codes.has(code)),
    ...unknownAt("/categories/optional", optional, (code) => codes.has(code)),
    ...unknownAt("/recipients", named, (id) => parties.has(id)),
  ];
}

/** Why a purpose may not become what a revision makes of it. */
function refusalOf(
  { ctx, caller }: ReviseCall,
  purpose: Purpose,
  revision: Revision,
): ProblemReply | undefined {
  if (purpose.status === "closed") return problem("purpose-not-active");
  const wanted = revise(purpose, revision);
  // Nobody else has looked at what is new: a purpose of its own is reviewed before its first request.
  const isReviewed = ctx.config.purposeReview && purpose.status === "active";
  if (isReviewed && isWider(purpose, wanted)) return problem("widening-needs-review");
  const [fault, ...more] = registrationFaults(wanted, caller.party);
  return fault === undefined ? undefined : problem(fault.code, { faults: [fault, ...more] });
}

/**
 * A party changes what it does for a purpose: a new version. What is narrower holds at once; for what is wider
 * nobody has consented, and each consent keeps the text it was given to. @law 231-VIII 7(8)
 */
export async function revisePurpose(call: ReviseCall): Promise<Reply> {
  const { ctx, body, caller, now } = call;
  const { db } = ctx.store;
  const id = pathId("pur", call.params);
  const purpose = id === undefined ? undefined : await purposeById(db, id);
  if (purpose?.partyId !== caller.party.id) return NOT_FOUND;
  const unknown = await unknownIn(call);
  if (unknown.length > 0) return unknownReferences(unknown);
  const revision = revisionOf(body);
  const change = { at: now, by: caller.key.id.slice(4), note: body.note };
  let refused: ProblemReply | undefined;
  const revised = await db.tx((tx) =>
    // Judged as it is under its lock: it may have been approved or closed meanwhile.
    changePurpose(tx, purpose.id, change, (present) => {
      refused = refusalOf(call, present, revision);
      return refused === undefined ? revise(present, revision) : present;
    }),
  );
  if (refused !== undefined) return refused;
  ctx.registry.forgetAll();
  return revised === undefined ? NOT_FOUND : ok(purposeView(revised));
}
