import { operation } from "@kelisim/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { authenticate, hasScope, neededScopes, type KeySource } from "./authenticate.ts";
import { challenge } from "./challenge.ts";
import type { OperationDef } from "./define-operation.ts";
import { stateOf } from "./request-state.ts";
import type { Shell } from "./run-operation.ts";
import { sendProblem } from "./send-problem.ts";

const keySource = ({ ctx }: Shell, def: OperationDef): KeySource =>
  def.cachedKey
    ? ctx.registry
    : {
        apiKey: (id) => ctx.reads.keys.get(id),
        party: (id) => ctx.reads.parties.get(id),
      };

/** Lets a request through to its operation if its key may call it; answers it otherwise. */
export function keyGate(
  shell: Shell,
  def: OperationDef,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined> {
  const { auth, scopes } = operation(def.id);
  if (auth === "none") return async () => undefined;
  const source = keySource(shell, def);
  return async (request, reply) => {
    const { authorization } = request.headers;
    const state = stateOf(request);
    const who = await authenticate(authorization, source, shell.ctx.clock.now());
    if (who.kind === "refused") {
      state.keyId = who.keyId;
      state.partyId = who.partyId;
      await shell.recordRefusal(request, def.id, who.code);
      const headers = challenge(authorization === undefined ? undefined : "invalid_token");
      return sendProblem(request, reply, { code: who.code, headers });
    }
    state.caller = who.caller;
    if (hasScope(who.caller.key, scopes)) return undefined;
    await shell.recordRefusal(request, def.id, "missing-scope");
    return sendProblem(request, reply, {
      code: "missing-scope",
      detail: neededScopes(scopes),
      headers: challenge("insufficient_scope", scopes),
    });
  };
}
