import { randomUUID } from "node:crypto";
import {
  OPERATION_SCHEMAS,
  operation,
  problemDetails,
  problemError,
  validationErrors,
  type Body,
  type OperationId,
  type ProblemCode,
  type ProblemError,
} from "@kelisim/protocol";
import { recordRefusal } from "@kelisim/store";
import { addsEvidence, behindProblem } from "../evidence-log/adds-evidence.ts";
import { hasScope } from "../http/authenticate.ts";
import type { AnyCall, OperationDef } from "../http/define-operation.ts";
import { isLines, isProblem, type OkReply, type ProblemReply } from "../http/operation.ts";
import { isCommand } from "../http/refusal-record.ts";
import { problemStatus } from "../http/send-problem.ts";
import { requestCheck, type RequestCheck, type RequestParts } from "../http/validate.ts";
import { ALL_OPERATIONS } from "../routes/index.ts";
import type { StaffVisit } from "./visit.ts";

/** What an operation takes besides its key. */
export type OperationParts = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

/** A refusal of an operation, in the language of the page. */
export type OperationRefused = {
  readonly ok: false;
  readonly problem: ProblemCode;
  readonly title: string;
  readonly detail: string | undefined;
  /** What is wrong with which member, by JSON Pointer. */
  readonly errors: readonly ProblemError[];
  readonly extensions: Readonly<Record<string, string | number>>;
};

type AnswerOf<I extends OperationId> = Body<(typeof OPERATION_SCHEMAS)[I]["answer"]>;

export type OperationDone<I extends OperationId> = {
  readonly ok: true;
  readonly body: AnswerOf<I>;
};

const DEFINITIONS = new Map<OperationId, OperationDef>(ALL_OPERATIONS.map((def) => [def.id, def]));
const CHECKS = new Map<OperationId, (parts: RequestParts) => RequestCheck>();

function checkOf(id: OperationId): (parts: RequestParts) => RequestCheck {
  const check = CHECKS.get(id) ?? requestCheck(OPERATION_SCHEMAS[id]);
  CHECKS.set(id, check);
  return check;
}

function refused(
  { language, path }: StaffVisit,
  reply: ProblemReply,
  errors: readonly ProblemError[] = [],
): OperationRefused {
  const { problem: code, faults = [], extensions = {} } = reply;
  const all = [
    ...errors,
    ...faults.map((fault) => problemError(fault.pointer, fault.code, language)),
  ];
  const status = problemStatus(code, path);
  const { title, detail } = problemDetails({
    ...{ code, language, status, errors: all },
    instance: path,
  });
  return { ok: false, problem: code, title, detail, errors: all, extensions };
}

async function noted(visit: StaffVisit, id: OperationId, code: ProblemCode): Promise<void> {
  if (!isCommand(id)) return;
  const { key, party } = visit.persona;
  await recordRefusal(visit.shell.ctx.store.db, {
    at: visit.now,
    partyId: party.id,
    keyId: key.id,
    command: id,
    outcome: code,
  });
}

/** What an operation answers to somebody who works for a party, before anybody reads its body. */
async function replyTo(
  visit: StaffVisit,
  id: OperationId,
  { params = {}, query = {}, body }: OperationParts,
): Promise<{ readonly ok: true; readonly body: OkReply["body"] } | OperationRefused> {
  const { shell, language, now, persona } = visit;
  const def = DEFINITIONS.get(id);
  if (def === undefined) throw new Error(`no operation ${id}`);
  const refuseWith = async (reply: ProblemReply, errors: readonly ProblemError[] = []) => {
    await noted(visit, id, reply.problem);
    return refused(visit, reply, errors);
  };
  // Pages that only show ask questions of access too.
  if (addsEvidence(id) && shell.ctx.logBacklog.isOver) {
    return refused(visit, { problem: behindProblem(id) });
  }
  const { auth, scopes } = operation(id);
  if (auth === "key" && !hasScope(persona.key, scopes))
    return refuseWith({ problem: "missing-scope" });
  const parts = { params, query: { ...query }, body };
  const checked = checkOf(id)(parts);
  switch (checked.kind) {
    case "unknown-id":
      return refuseWith({ problem: "not-found" });
    case "no-body":
      throw new Error(`${id} needs a body`);
    case "faults":
      return refuseWith({ problem: "invalid-request" }, validationErrors(checked.errors, language));
    case "ok":
      break;
  }
  const call: AnyCall = {
    ctx: shell.ctx,
    caller: { key: persona.key, party: persona.party },
    ...parts,
    ...{ language, now },
    commandId: randomUUID(),
    baseUrl: shell.baseUrl(),
    mark: undefined,
    isStopping: shell.isStopping,
  };
  const reply = await def.handle(call);
  if (isProblem(reply)) return refuseWith(reply);
  if (isLines(reply)) throw new Error(`${id} answers with lines`);
  return { ok: true, body: reply.body };
}

/**
 * Calls an operation of the contract as somebody who works for a party: under the key of her role, with its
 * scopes, the same checks and the same record of a refusal as a call by a system.
 * @throws whatever a fault of the service throws
 */
export async function callOperation<I extends OperationId>(
  visit: StaffVisit,
  id: I,
  parts: OperationParts = {},
): Promise<OperationDone<I> | OperationRefused> {
  const reply = await replyTo(visit, id, parts);
  if (!reply.ok) return reply;
  // As a client would read it: members without a value are not there.
  const { body } = reply;
  const text =
    body instanceof Uint8Array ? Buffer.from(body).toString("utf8") : JSON.stringify(body);
  return { ok: true, body: JSON.parse(text) as AnswerOf<I> };
}

/** The same for an operation that answers with the bytes of a file. @throws Error for any other */
export async function callForBytes(
  visit: StaffVisit,
  id: OperationId,
  parts: OperationParts,
): Promise<{ readonly ok: true; readonly body: Uint8Array } | OperationRefused> {
  const reply = await replyTo(visit, id, parts);
  if (!reply.ok) return reply;
  const { body } = reply;
  if (!(body instanceof Uint8Array)) throw new Error(`${id} answers with no file`);
  return { ok: true, body };
}
