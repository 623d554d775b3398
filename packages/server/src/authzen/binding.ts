import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { authzenConfiguration, PATHS } from "./configuration.ts";
import {
  type Decision,
  type Entity,
  type PolicyDecisionPoint,
  type Question,
  type SearchKind,
  type Undecided,
} from "./decision-point.ts";
import { evaluateBatch, SEMANTICS, type Batch, type Semantic } from "./evaluations.ts";

export type BindingOptions = {
  readonly point: PolicyDecisionPoint;
  /** The address that the metadata name, without a slash at its end. */
  readonly baseUrl: string;
};

const isObject = (value: unknown): value is Entity =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** What the standard itself wants of an entity; `needsId` is false for what is searched for. */
function faultOf(name: string, entity: unknown, members: readonly string[]): string | undefined {
  if (!isObject(entity)) return `${name} is missing`;
  const wrong = members.find((member) => !isText(entity[member]));
  return wrong === undefined ? undefined : `${name}.${wrong} is missing`;
}

/** What is wrong with a question by the standard alone; `searched` needs no id. */
function faultIn(question: Question, searched?: SearchKind): string | undefined {
  const wants = (kind: SearchKind): readonly string[] => {
    if (kind === "action") return searched === kind ? [] : ["name"];
    return searched === kind ? ["type"] : ["type", "id"];
  };
  const { subject, action, resource, context } = question;
  const isFree = searched === "action" && action === undefined;
  return (
    faultOf("subject", subject, wants("subject")) ??
    (isFree ? undefined : faultOf("action", action, wants("action"))) ??
    faultOf("resource", resource, wants("resource")) ??
    (context === undefined || isObject(context) ? undefined : "context is no object")
  );
}

const refuse = (reply: FastifyReply, { status, message }: Undecided): FastifyReply =>
  reply.code(status).type("application/json; charset=utf-8").send({ error: message });

const bad = (reply: FastifyReply, message: string): FastifyReply =>
  refuse(reply, { status: 400, message });

const isSemantic = (value: unknown): value is Semantic => SEMANTICS.some((each) => each === value);

/** A decision point that is not asked what the standard says no question. */
const guarded = (point: PolicyDecisionPoint): PolicyDecisionPoint => ({
  search: (kind, question, page) => point.search(kind, question, page),
  evaluate: async (question) => {
    const message = faultIn(question);
    return message === undefined ? point.evaluate(question) : { status: 400, message };
  },
});

function readBatch(body: Entity): Batch | string {
  const { evaluations, options } = body;
  if (evaluations !== undefined && !Array.isArray(evaluations)) return "evaluations is no list";
  if (evaluations?.some((item) => !isObject(item)) === true) return "an evaluation is no object";
  if (options !== undefined && !isObject(options)) return "options is no object";
  const semantic = options?.["evaluations_semantic"];
  if (semantic !== undefined && !isSemantic(semantic)) return "unknown evaluations_semantic";
  return body;
}

const send = (
  reply: FastifyReply,
  answer: Decision | Undecided | { readonly evaluations: readonly Decision[] },
): FastifyReply =>
  "status" in answer
    ? refuse(reply, answer)
    : reply.type("application/json; charset=utf-8").send(answer);

/**
 * AuthZEN 1.0 in front of any decision point, without keys, log or consent: what the fixtures of
 * interoperability tests are mounted behind. @see https://openid.net/specs/authorization-api-1_0.html
 */
export async function authzenBinding(
  app: FastifyInstance,
  { point, baseUrl }: BindingOptions,
): Promise<void> {
  app.addHook("onRequest", async (request, reply) => {
    const id = request.headers["x-request-id"];
    if (typeof id === "string") reply.header("x-request-id", id);
  });
  // A wrong content type, a broken body and an empty one are all 400.
  app.setErrorHandler((_error, _request, reply) => bad(reply, "the body is no JSON object"));
  app.get("/.well-known/authzen-configuration", async (_request, reply) =>
    reply.send(authzenConfiguration(baseUrl)),
  );
  const call = (
    path: string,
    answer: (body: Entity, reply: FastifyReply) => Promise<FastifyReply>,
  ): void => {
    app.post(path, async (request: FastifyRequest, reply) =>
      isObject(request.body)
        ? answer(request.body, reply)
        : bad(reply, "the body is no JSON object"),
    );
  };
  call(PATHS.evaluation, async (body, reply) => {
    const message = faultIn(body);
    return message === undefined ? send(reply, await point.evaluate(body)) : bad(reply, message);
  });
  call(PATHS.evaluations, async (body, reply) => {
    const batch = readBatch(body);
    return typeof batch === "string"
      ? bad(reply, batch)
      : send(reply, await evaluateBatch(guarded(point), batch));
  });
  for (const kind of ["subject", "resource", "action"] as const) {
    call(PATHS[kind], async (body, reply) => {
      const message = faultIn(body, kind);
      if (message !== undefined) return bad(reply, message);
      const page = isObject(body["page"]) ? body["page"] : {};
      const found = await point.search(kind, body, page);
      if ("status" in found) return refuse(reply, found);
      return reply.send({ results: found.results, page: { next_token: found.nextToken } });
    });
  }
}
