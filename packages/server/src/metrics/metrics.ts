import type { ReasonCode } from "@kelisim/core";
import { WEBHOOK_ERRORS, type WebhookErrorName } from "@kelisim/protocol";
import { Counter, Registry } from "prom-client";
import { requestFigures, type RequestFigures } from "./request-figures.ts";

/** The reasons that open an access; every other one denies it. */
const PERMITTING: ReadonlySet<ReasonCode> = new Set(["consent", "retention"]);

/**
 * The figures of one service, in a registry of its own. No label holds a person, a party, a key, an
 * address or a free word: every one is a word of a list that the program knows.
 */
export class Metrics {
  readonly registry = new Registry();
  /** A request was answered. */
  readonly requestDone: (done: RequestFigures) => void;
  readonly #decisions: Counter<"mode" | "outcome" | "reason">;
  readonly #limited: Counter;
  readonly #delivered: Counter;
  readonly #failed: Counter<"error">;

  constructor() {
    const registers = [this.registry];
    this.requestDone = requestFigures(this.registry);
    this.#decisions = new Counter({
      name: "kelisim_decisions_total",
      help: "Access decisions that stand in the log, by mode, outcome and reason.",
      labelNames: ["mode", "outcome", "reason"],
      registers,
    });
    this.#limited = new Counter({
      name: "kelisim_denied_persons_limited_total",
      help: "Times that a key reached its ceiling of denied persons in an hour.",
      registers,
    });
    this.#delivered = new Counter({
      name: "kelisim_webhook_delivered_total",
      help: "Webhook attempts of this process that were taken.",
      registers,
    });
    this.#failed = new Counter({
      name: "kelisim_webhook_failed_total",
      help: "Webhook attempts of this process that failed, by the word for why.",
      labelNames: ["error"],
      registers,
    });
    // A rate sees the first failure only where there was a zero before it.
    for (const error of WEBHOOK_ERRORS) this.#failed.inc({ error }, 0);
  }

  /** A decision stands in the log. */
  decided(mode: "enforce" | "check", reason: ReasonCode): void {
    this.#decisions.inc({ mode, outcome: PERMITTING.has(reason) ? "permit" : "deny", reason });
  }

  /** A key has reached its ceiling of denied persons. */
  keyLimited(): void {
    this.#limited.inc();
  }

  /** An attempt at a webhook ended. */
  attempted(error: WebhookErrorName | undefined): void {
    if (error === undefined) this.#delivered.inc();
    else this.#failed.inc({ error });
  }
}
