import { compareInstants } from "@kelisim/core";
import type { ProblemCode } from "@kelisim/protocol";
import { apiKeyById, partyById } from "@kelisim/store";
import type { Call } from "../operation.ts";

/**
 * Why a long call is not to go on, if it is not: the service stops, or the key or its party may no longer do
 * what they might when it began.
 */
export async function whyEnd({
  ctx,
  caller,
  isStopping,
}: Pick<Call, "ctx" | "caller" | "isStopping">): Promise<ProblemCode | undefined> {
  if (isStopping()) return "not-ready";
  const key = await apiKeyById(ctx.store.db, caller.key.id);
  const party = await partyById(ctx.store.db, caller.party.id);
  if (key === undefined || key.revokedAt !== undefined || party?.status !== "active") {
    return "unauthenticated";
  }
  const { expiresAt } = key;
  const isOver = expiresAt !== undefined && compareInstants(expiresAt, ctx.clock.now()) <= 0;
  return isOver ? "key-expired" : undefined;
}
