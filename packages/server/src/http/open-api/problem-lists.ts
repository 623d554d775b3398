import {
  isAuthzen,
  operation,
  OPERATION_SCHEMAS,
  PROBLEMS,
  type OperationSchemas,
  type ProblemCode,
} from "@kelisim/protocol";
import { addsEvidence, behindProblem } from "../../evidence-log/adds-evidence.ts";
import type { OperationDef } from "../define-operation.ts";
import { problemStatus } from "../send-problem.ts";
import { OPERATION_PROBLEMS } from "./operation-problems.ts";

/** The problems that the shell can answer a call with, whatever the operation does. */
function shellProblems(def: OperationDef): readonly ProblemCode[] {
  const { auth, scopes } = operation(def.id);
  const { body, params, query }: OperationSchemas = OPERATION_SCHEMAS[def.id];
  const isBare = body === undefined && query === undefined && params === undefined;
  if (auth === "none" && isBare) return ["internal-error"];
  const codes: ProblemCode[] = ["bad-request"];
  if (body !== undefined) codes.push("malformed-json", "unsupported-media-type", "body-too-large");
  if (body !== undefined || query !== undefined) codes.push("invalid-request");
  if (auth === "key") codes.push("unauthenticated", "key-expired");
  if (scopes.length > 0) codes.push("missing-scope");
  if (params !== undefined) codes.push("not-found");
  if (def.render !== undefined) codes.push("idempotency-key-invalid", "idempotency-key-reused");
  if (auth === "key") codes.push("overloaded");
  if (addsEvidence(def.id)) codes.push(behindProblem(def.id));
  codes.push("internal-error", isAuthzen(def.id) ? "cannot-be-logged" : "not-ready");
  return codes;
}

/** The operation's own; where a body names records, a missing or foreign one is 404. */
function ownProblems({ id }: OperationDef): readonly ProblemCode[] {
  const codes = OPERATION_PROBLEMS[id] ?? [];
  return codes.includes("unknown-reference") ? [...codes, "not-found"] : codes;
}

/** Every problem that a call can be answered with. */
export const problemsOf = (def: OperationDef): ReadonlySet<ProblemCode> =>
  new Set([...shellProblems(def), ...ownProblems(def)]);

/** All problems of a call, by status. */
export function problemsByStatus(def: OperationDef): ReadonlyMap<number, readonly ProblemCode[]> {
  const { path } = operation(def.id);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(def)) {
    const status = problemStatus(code, path);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}

/** What the answer of a status says: each code with its meaning, in English. */
export const describeProblems = (codes: readonly ProblemCode[]): string =>
  codes.map((code) => `\`${code}\`: ${PROBLEMS[code].title.en}.`).join("\n\n");
