import type { Text3 } from "@kelisim/core";
import type { ProblemCode } from "@kelisim/protocol";

/** A request that cannot be read, found before its operation is asked. Becomes a problem at the border. */
export class RequestFault extends Error {
  override readonly name = "RequestFault";
  readonly problem: ProblemCode;
  /** One more sentence about this occurrence. Never a value that was sent. */
  readonly detail: Text3 | undefined;

  constructor(problem: ProblemCode, detail?: Text3) {
    super(problem);
    this.problem = problem;
    this.detail = detail;
  }
}
