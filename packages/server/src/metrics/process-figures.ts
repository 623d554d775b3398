import { collectDefaultMetrics, type Registry } from "prom-client";

/** Gauges whose names end like a counter's, which the conventions forbid. */
const MISNAMED = [
  "nodejs_active_handles_total",
  "nodejs_active_requests_total",
  "nodejs_active_resources_total",
];

/** Memory, processor time, collections and the lag of the event loop of this process. */
export function processFigures(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
}
