import type { OperationId, ValidatorError } from "@kelisim/protocol";
import { ContractError, describeFaults } from "../contract-error.ts";
import type { LinesReply } from "../operation.ts";

/** Lines that are each held against the contract before they leave: for tests. */
export const checkedLines = (
  id: OperationId,
  answer: LinesReply,
  faultsOf: (line: unknown) => readonly ValidatorError[],
): LinesReply => ({
  ...answer,
  lines: (async function* () {
    for await (const text of answer.lines) {
      for (const line of text.split("\n").filter((one) => one !== "")) {
        const faults = faultsOf(JSON.parse(line));
        if (faults.length > 0) throw new ContractError(describeFaults(id, faults));
      }
      yield text;
    }
  })(),
});
