import { keptFor, parseIin } from "@kelisim/core";
import type { ErasePersonBody } from "@kelisim/protocol";
import { findSubject, lockedByMark, orderErasure, readSubject } from "@kelisim/store";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { erasureView } from "../views/erasure-view.ts";
import { refusalReply } from "./refusal-reply.ts";

/** Forgets a person. About somebody unknown it answers and is recorded in the same way. @law 94-V 18 */
export async function erase(call: Call<ErasePersonBody>): Promise<Reply> {
  const { ctx, body, caller, now, commandId, mark } = call;
  const { store } = ctx;
  const iin = parseIin(body.data_subject.iin);
  if (!iin.ok) throw new Error("an IIN passed its schema and does not parse");
  const done = await orderErasure(store, await findSubject(store.db, store.ring, iin.iin), {
    now,
    actor: {
      partyId: caller.party.id,
      keyId: caller.key.id,
      commandId,
      serviceId: store.serviceId,
    },
    reason: body.reason ?? null,
    mark,
  });
  return done.ok ? ok(erasureView(done)) : refusalReply(done);
}

/** The answer of an earlier `erase-person` with the same key: of somebody locked, as she stands now. */
export async function renderErasure(
  { ctx, now }: Pick<Call, "ctx" | "now">,
  resultId: string,
): Promise<Reply> {
  const subjectId = lockedByMark(resultId);
  const state = subjectId && (await readSubject(ctx.store, subjectId));
  if (state === undefined || state.erasure.state === "erased") {
    return ok(erasureView({ status: "erased" }));
  }
  return ok(erasureView({ status: "locked", kept: keptFor(state, now) }));
}
