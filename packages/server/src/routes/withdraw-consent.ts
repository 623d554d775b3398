import {
  checkHandIn,
  dutiesOf,
  withdrawConsent,
  type Confirmation,
  type ConsentId,
} from "@kelisim/core";
import type { IdParams, WithdrawConsentBody } from "@kelisim/protocol";
import { receiversInLine } from "@kelisim/store";
import { ok, type Call, type Caller, type ProblemReply, type Reply } from "../http/operation.ts";
import { dutyView } from "../views/duty-view.ts";
import { checkSigner, keepSignature } from "../signatures/signed-act.ts";
import { withdrawalStatement } from "../signatures/statement.ts";
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
  { caller }: Call<WithdrawConsentBody>,
  found: FoundConsent,
  kind: Confirmation["kind"],
): ProblemReply | undefined {
  const { purpose, object } = found;
  const mayRecord = caller.key.scopes.includes("consent:record-paper");
  if (isHolder(caller, found) && mayRecord) return undefined;
  const refused = checkHandIn(handInOf(caller, found, kind), purpose, object, kind);
  return refused === undefined ? undefined : refusalReply(refused);
}

/** Who may hand in a withdrawal: whoever holds data under the consent, and a desk that serves people. */
export const mayWithdrawFor = (caller: Caller, found: FoundConsent): boolean =>
  isHolder(caller, found) || caller.key.scopes.includes("channel:assisted");

/** A person takes her consent back, through whoever received it. @law 231-VIII 8(7) */
export async function withdraw(call: Call<WithdrawConsentBody, IdParams>): Promise<Reply> {
  const { ctx, body, caller } = call;
  const found = await findConsent(ctx, pathId("con", call.params));
  if (found === undefined || !mayWithdrawFor(caller, found)) return NOT_FOUND;
  const words = body.reason === undefined ? {} : { reason: body.reason };
  const proof = await receiveProof(call, body.confirmation, {
    words,
    statement: async (language) => withdrawalStatement(found.consent, { ...body, language }),
  });
  if ("problem" in proof) return proof;
  const wrong = wrongHands(call, found, proof.confirmation.kind);
  if (wrong !== undefined) return wrong;
  if (body.acting_for !== undefined && !found.state.representations.has(body.acting_for)) {
    return unknownReferences(["/acting_for"]);
  }

  const { id: consentId } = found.consent;
  const { subjectId } = found;
  const done = await runCommand<ConsentId>(call, {
    subjectId,
    resultId: (id) => id,
    needsIin: true,
    decide: async (state, tx, iin) => {
      const who = { subjectId, iin, actingFor: body.acting_for };
      const notHers = await checkSigner(tx, ctx.store, proof, who);
      if (notHers !== undefined) return notHers;
      const registry = await registryOfLine(tx, found.consent);
      const received = await receiversInLine(tx, subjectId, state, found.consent);
      const { confirmation, sealed } = proof;
      const { provenance } = handInOf(caller, registry, confirmation.kind);
      const acting = actingBy(ctx, iin, body.acting_for);
      const { parts } = body;
      const given = { consentId, confirmation, provenance, received, parts, sealed, acting };
      const result = withdrawConsent(state, given, registry, worldOf(call));
      await keepSignature(tx, ctx.store, proof, { subjectId, madeAt: call.now }, result);
      return result;
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
  return found !== undefined && mayWithdrawFor(call.caller, found)
    ? withdrawnView(call, found)
    : NOT_FOUND;
}
