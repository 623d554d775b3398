import type { ApiKeyId, Language, PartyId } from "@kelisim/core";
import type { OperationId, ProblemCode } from "@kelisim/protocol";
import { pickLanguage } from "@kelisim/protocol";
import type { FastifyRequest } from "fastify";
import type { Caller } from "./operation.ts";

/** What the shell learns about a request on its way; the log line is made of it. */
export type RequestState = {
  operation: OperationId | undefined;
  /** The path of a page of the portal, with names in the place of ids. */
  page?: string;
  caller: Caller | undefined;
  /** Proven halves of a refused key, for the record of the refusal. */
  keyId: ApiKeyId | undefined;
  partyId: PartyId | undefined;
  problem: ProblemCode | undefined;
};

/** Kept on Node's own request, which is there before any hook: a member costs less than a weak map. */
const STATE = Symbol("kelisim request state");

type Stateful = FastifyRequest["raw"] & { [STATE]?: RequestState };

/** The state of a request. Also there for requests that no hook has seen, such as malformed URLs. */
export function stateOf(request: FastifyRequest): RequestState {
  const raw = request.raw as Stateful;
  const known = raw[STATE];
  if (known !== undefined) return known;
  const made: RequestState = {
    operation: undefined,
    caller: undefined,
    keyId: undefined,
    partyId: undefined,
    problem: undefined,
  };
  raw[STATE] = made;
  return made;
}

export const languageOf = (request: FastifyRequest): Language =>
  pickLanguage(request.headers["accept-language"]);
