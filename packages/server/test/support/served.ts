import { OPERATIONS, type Operation, type OperationId } from "@kelisim/protocol";
import { ALL_OPERATIONS } from "../../src/routes/index.ts";

/** The shell's own calls. */
const OF_THE_SERVICE: readonly OperationId[] = ["healthz", "readyz", "openapi"];

const servedIds: ReadonlySet<OperationId> = new Set([
  ...ALL_OPERATIONS.map(({ id }) => id),
  ...OF_THE_SERVICE,
]);

/** The operations of the contract that this service answers, for tests that are declared one by one. */
export const SERVED: readonly (Operation & { readonly id: OperationId })[] = OPERATIONS.filter(
  ({ id }) => servedIds.has(id),
);
