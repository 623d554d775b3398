/** A handler broke the contract: found in tests only. Its message names members, never values. */
export class ContractError extends Error {
  override readonly name = "ContractError";
}
