import type { OperationId, ValidatorError } from "@kelisim/protocol";

/** A handler broke the contract: found in tests only. Its message names members, never values. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}

/** What is wrong with an answer, without its values. */
export const describeFaults = (id: OperationId, faults: readonly ValidatorError[]): string => {
  const where = faults.map(({ instancePath, keyword }) => `${instancePath || "/"} ${keyword}`);
  return `${id} answers against its schema: ${where.join("; ")}`;
};
