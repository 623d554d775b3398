import { instantOf, type Instant, type PartyId } from "@kelisim/core";
import { overdueTickets, type Db } from "@kelisim/store";

/** How long a look is believed: a limit need not be met to the ticket. */
const BELIEVED_MS = 5000;
/** Parties that are remembered at once. */
const MOST = 10_000;

type Look = { readonly until: number; readonly isOver: boolean };

/** Which requesters owe more reports than they may. Kept in this process, for some seconds a party. */
export class OverdueReports {
  readonly #db: Db;
  readonly #withinMs: number;
  readonly #limit: number;
  readonly #looks = new Map<PartyId, Look>();

  /**
   * @param withinSeconds how long after its end a ticket may go unreported
   * @param limit overdue reports that a requester may owe
   */
  constructor(db: Db, withinSeconds: number, limit: number) {
    this.#db = db;
    this.#withinMs = withinSeconds * 1000;
    this.#limit = limit;
  }

  /** Those of the requesters that owe too many. */
  async overAmong(requesters: readonly PartyId[], now: Instant): Promise<ReadonlySet<PartyId>> {
    const all = [...new Set(requesters)];
    const unseen = all.filter((id) => !this.#isBelieved(id, now));
    if (unseen.length > 0) await this.#look(unseen, now);
    return new Set(all.filter((id) => this.#looks.get(id)?.isOver === true));
  }

  /** Looks anew from now on: reports came in. */
  forgetAll(): void {
    this.#looks.clear();
  }

  #isBelieved(id: PartyId, now: Instant): boolean {
    return (this.#looks.get(id)?.until ?? 0) > now.epochMilliseconds;
  }

  async #look(requesters: readonly PartyId[], now: Instant): Promise<void> {
    const expiredBefore = instantOf(now.epochMilliseconds - this.#withinMs);
    const counts = await overdueTickets(this.#db, requesters, expiredBefore, this.#limit + 1);
    if (this.#looks.size + requesters.length > MOST) this.#looks.clear();
    const until = now.epochMilliseconds + BELIEVED_MS;
    for (const id of requesters) {
      this.#looks.set(id, { until, isOver: (counts.get(id) ?? 0) > this.#limit });
    }
  }
}
