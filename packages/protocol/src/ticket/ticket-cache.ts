import type { Instant } from "@kelisim/core";
import { instantIn, type TicketBody } from "./ticket.ts";

/** Tickets that are remembered unless told otherwise: a minute of more than a thousand a second. */
const DEFAULT_LIMIT = 100_000;

/**
 * Remembers tickets that were used until they expire, so that each passes once. It is one process's own: several
 * that hand out the same data need one between them. It takes no more than its limit, and refuses what it could
 * not remember.
 */
export class TicketCache {
  readonly #limit: number;
  /** Milliseconds at which each ticket expires, by its id. */
  readonly #used = new Map<string, number>();

  /** @param limit tickets that it remembers at once */
  constructor(limit: number = DEFAULT_LIMIT) {
    this.#limit = limit;
  }

  /** Tickets that it remembers. */
  get size(): number {
    return this.#used.size;
  }

  /** Takes a sound ticket. `first` is the only answer on which it may be used. */
  take(
    { ticket_id: id, expires_at }: Pick<TicketBody, "ticket_id" | "expires_at">,
    now: Instant,
  ): "first" | "used" | "cache-full" {
    const known = this.#used.get(id);
    if (known !== undefined) return "used";
    const ends = instantIn(expires_at)?.epochMilliseconds;
    if (this.#used.size >= this.#limit) this.#forgetExpired(now.epochMilliseconds);
    if (ends === undefined || this.#used.size >= this.#limit) return "cache-full";
    this.#used.set(id, ends);
    return "first";
  }

  #forgetExpired(now: number): void {
    for (const [id, ends] of this.#used) if (ends <= now) this.#used.delete(id);
  }
}
