import { operation } from "@kelisim/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  authenticate,
  hasScope,
  neededScopes,
  type Authentication,
  type KeySource,
} from "./authenticate.ts";
import { challenge } from "./challenge.ts";
import type { OperationDef } from "./define-operation.ts";
import { stateOf } from "./request-state.ts";
import type { Shell } from "./run-operation.ts";
import { sendProblem } from "./send-problem.ts";
import { thenSoon, type Soon } from "./soon.ts";

const keySource = ({ ctx }: Shell, def: OperationDef): KeySource =>
  def.cachedKey
    ? ctx.registry
    : {
        apiKey: (id) => ctx.reads.keys.get(id),
        party: (id) => ctx.reads.parties.get(id),
      };

type Refused = Extract<Authentication, { kind: "refused" }>;

/** What the gate makes of a request: `undefined` lets it through, a reply has answered it. */
export type KeyGate = (
  request: FastifyRequest,
  reply: FastifyReply,
) => Soon<FastifyReply | undefined>;

/** Lets a request through to its operation if its key may call it; answers it otherwise. */
export function keyGate(shell: Shell, def: OperationDef): KeyGate {
  const { auth, scopes } = operation(def.id);
  if (auth === "none") return () => undefined;
  const source = keySource(shell, def);

  const refuse = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { code, keyId, partyId }: Refused,
  ): Promise<FastifyReply> => {
    const state = stateOf(request);
    state.keyId = keyId;
    state.partyId = partyId;
    await shell.recordRefusal(request, def.id, code);
    const isSent = request.headers.authorization !== undefined;
    return sendProblem(request, reply, {
      code,
      headers: challenge(isSent ? "invalid_token" : undefined),
    });
  };

  const refuseScope = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> => {
    await shell.recordRefusal(request, def.id, "missing-scope");
    return sendProblem(request, reply, {
      code: "missing-scope",
      detail: neededScopes(scopes),
      headers: challenge("insufficient_scope", scopes),
    });
  };

  return (request, reply) => {
    const { authorization } = request.headers;
    return thenSoon(authenticate(authorization, source, shell.ctx.clock.now()), (who) => {
      if (who.kind === "refused") return refuse(request, reply, who);
      stateOf(request).caller = who.caller;
      return hasScope(who.caller.key, scopes) ? undefined : refuseScope(request, reply);
    });
  };
}
