import type { Context } from "../context.ts";
import { systemResolve, type Resolve } from "./target.ts";

/** What deliveries work with. */
export type DeliveryContext = Pick<Context, "store" | "clock" | "ids" | "metrics" | "tracing"> & {
  readonly allowPrivate: boolean;
  readonly resolve: Resolve;
  /** Milliseconds that a receiver has for its answer. */
  readonly timeoutMs: number;
  /** Milliseconds that a webhook is held by whoever works on it; renewed before each sending. */
  readonly leaseMs: number;
  /** Breaks off what is on its way when the service stops. */
  readonly signal: AbortSignal;
};

/** An answer's time limit, 10 seconds. */
const TIMEOUT_MS = 10_000;
/** Longer than any sending takes, with the statements around it. */
const LEASE_MS = 30_000;

/** The deliveries' part of a running service. */
export const deliveryContext = (
  { store, clock, ids, config, metrics, tracing }: Context,
  over: Partial<DeliveryContext> = {},
): DeliveryContext => ({
  store,
  clock,
  ids,
  metrics,
  tracing,
  allowPrivate: config.allowPrivateWebhooks,
  resolve: systemResolve,
  timeoutMs: TIMEOUT_MS,
  leaseMs: LEASE_MS,
  signal: new AbortController().signal,
  ...over,
});
