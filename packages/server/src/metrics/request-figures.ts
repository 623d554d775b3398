import type { OperationId, ProblemCode } from "@kelisim/protocol";
import { Counter, Histogram, type Registry } from "prom-client";
import { isCommand } from "../http/refusal-record.ts";

/** One answered request. Who asked, and about whom, stands nowhere in it. */
export type RequestFigures = {
  /** `undefined` for what is no call of the contract. */
  readonly operation: OperationId | undefined;
  readonly status: number;
  readonly problem: ProblemCode | undefined;
  readonly seconds: number;
};

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts requests as they are answered. */
export function requestFigures(registry: Registry): (done: RequestFigures) => void {
  const registers = [registry];
  const requests = new Counter({
    name: "kelisim_http_requests_total",
    help: "Answered requests by operation and HTTP status; none stands for what is no operation.",
    labelNames: ["operation", "status"],
    registers,
  });
  const durations = new Histogram({
    name: "kelisim_http_request_duration_seconds",
    help: "Time from the headers of a request to the end of its answer.",
    labelNames: ["operation"],
    buckets: BUCKETS,
    registers,
  });
  const refused = new Counter({
    name: "kelisim_commands_refused_total",
    help: "Commands that were answered with a problem, by its code.",
    labelNames: ["operation", "code"],
    registers,
  });
  return ({ operation, status, problem, seconds }) => {
    requests.inc({ operation: operation ?? "none", status });
    durations.observe({ operation: operation ?? "none" }, seconds);
    if (operation === undefined || problem === undefined || !isCommand(operation)) return;
    refused.inc({ operation, code: problem });
  };
}
