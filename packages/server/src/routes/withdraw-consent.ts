import { checkHandIn, dutiesOf, withdrawConsent, type ConsentId } from "@kelisim/core";
import type { IdParams, WithdrawConsentBody } from "@kelisim/protocol";
import { receiversInLine } from "@kelisim/store";
import { ok, type Call, type Caller, type ProblemReply, type Reply } from "../http/operation.ts";
import { dutyView } from "../views/duty-view.ts";
import { actingBy } from "./acting.ts";
import { findConsent, isHolder, showConsent, type FoundConsent } from "./consents.ts";
import { handInOf, receiveProof } from "./hand-in.ts";
import { NOT_FOUND, pathId, unknownReferences } from "./references.ts";
import { refusalReply } from "./refusal-reply.ts";
import { registryOfLine } from "./registry-of-line.ts";
import { isRefused, runCommand } from "./run-command.ts";
import { worldOf } from "./world.ts";

/** A holder may record any withdrawal that reached it; a desk may hand in only what it gains nothing by. */
function wrongHands(
  call: Call<WithdrawConsentBody>,
  found: FoundConsent,
): ProblemReply | undefined {
  const { caller, body } = call;
  const { purpose, object } = found;
  const mayRecord = caller.key.scopes.includes("consent:record-paper");
  if (isHolder(caller, found) && mayRecord) return undefined;
  const by = handInOf(caller, purpose, object);
  const refused = checkHandIn(by, purpose, object, body.confirmation.kind);
  return refused === undefined ? undefined : refusalReply(refused);
}

const maySee = (caller: Caller, found: FoundConsent): boolean =>
  isHolder(caller, found) || caller.key.scopes.includes("channel:assisted");

/** A person takes her consent back, through whoever received it. @law 231-VIII 8(7) */
export async function withdraw(call: Call<WithdrawConsentBody, IdParams>): Promise<Reply> {
  const { ctx, body, caller } = call;
  const found = await findConsent(ctx, pathId("con", call.params));
  if (found === undefined || !maySee(caller, found)) return NOT_FOUND;
  const words = body.reason === undefined ? {} : { reason: body.reason };
  const proof = receiveProof(body.confirmation, caller, words);
  if ("problem" in proof) return proof;
  const wrong = wrongHands(call, found);
  if (wrong !== undefined) return wrong;
  if (body.acting_for !== undefined && !found.state.representations.has(body.acting_for)) {
    return unknownReferences(["/acting_for"]);
  }

  const { id: consentId } = found.consent;
  const done = await runCommand<ConsentId>(call, {
    subjectId: found.subjectId,
    resultId: (id) => id,
    needsIin: true,
    decide: async (state, tx, iin) => {
      const registry = await registryOfLine(tx, found.consent);
      const received = await receiversInLine(tx, found.subjectId, state, found.consent);
      const { provenance } = handInOf(caller, registry.purpose, registry.object);
      const acting = actingBy(ctx, iin, body.acting_for);
      const { confirmation, sealed } = proof;
      const { parts } = body;
      const given = { consentId, confirmation, provenance, received, parts, sealed, acting };
      return withdrawConsent(state, given, registry, worldOf(call));
    },
  });
  if (isRefused(done)) return done;
  return withdrawnView(call, { ...found, state: done.state });
}

function withdrawnView(call: Pick<Call, "ctx" | "now">, found: FoundConsent): Reply {
  const { state } = found;
  const consent = state.consents.get(found.consent.id);
  if (consent === undefined) throw new Error("a withdrawn consent is not in the state");
  const duties = dutiesOf(state, consent.id)
    .map((id) => state.duties.get(id))
    .filter((duty) => duty !== undefined);
  return ok({
    ...showConsent(call, { ...found, consent }),
    duties: duties.map((duty) => dutyView(duty, call.ctx.calendar, call.now)),
  });
}

/** The answer of an earlier `withdraw-consent` with the same key. */
export async function renderWithdrawal(call: Call<unknown, IdParams>): Promise<Reply> {
  const found = await findConsent(call.ctx, pathId("con", call.params));
  return found !== undefined && maySee(call.caller, found) ? withdrawnView(call, found) : NOT_FOUND;
}
