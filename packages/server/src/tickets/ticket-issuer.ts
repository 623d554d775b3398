import { createHash, randomBytes } from "node:crypto";
import {
  endOfDay,
  instantOf,
  legalDayOf,
  type IdSource,
  type Instant,
  type PartyId,
  type TicketId,
} from "@kelisim/core";
import { makeTickets, SALT_BYTES, type TicketDraft } from "@kelisim/protocol";
import {
  addTickets,
  createTicketSigner,
  SqlError,
  type IssuedTicket,
  type Store,
  type TicketSigner,
} from "@kelisim/store";
import type { LoggedDecision } from "../access/evaluate.ts";
import type { AskedAccess } from "../access/question.ts";
import { Batcher, type BatchLimits } from "../batch/batcher.ts";
import type { Config } from "../config.ts";
import { OverdueReports } from "./overdue-reports.ts";

/** A permit that stands in the log, for which a ticket is wanted. */
export type WantedTicket = {
  readonly asked: AskedAccess;
  readonly decision: LoggedDecision;
  readonly requesterId: PartyId;
  /** The sealed id of the decision. */
  readonly publicId: string;
  /** The address of this service. */
  readonly origin: string;
};

/** A ticket's text, or why there is none. */
export type TicketOutcome =
  | { readonly kind: "ticket"; readonly text: string }
  | { readonly kind: "refused"; readonly why: "reports-missing" | "unavailable" };

const LIMITS: BatchLimits = {
  inFlight: 2,
  most: 256,
  waiting: 4096,
  waitingInLane: 2048,
  patience: 10_000,
};

const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash("sha256").update(bytes).digest());

/** Two batches got in each other's way. */
const isOfOneRow = (error: unknown): boolean =>
  error instanceof SqlError && error.code.startsWith("40");

const refused = (why: "reports-missing" | "unavailable"): TicketOutcome => ({
  kind: "refused",
  why,
});

/** A ticket holds for a time, and never past the day: terms end and rules change at midnight only. */
function endOf(at: Instant, lifeSeconds: number): Instant {
  const midnight = endOfDay(legalDayOf(at)).epochMilliseconds;
  return instantOf(Math.min(at.epochMilliseconds + lifeSeconds * 1000, midnight));
}

/** Held: somebody holds the person just now, or she is gone; asked for alone, it waits for which. */
type Settled = TicketOutcome | { readonly kind: "held" };

type Made = { readonly row: IssuedTicket; readonly draft: TicketDraft };

/** Issues tickets: those that are wanted at the same time are written down and signed together. */
export class TicketIssuer {
  readonly #store: Store;
  readonly #ids: IdSource;
  readonly #lifeSeconds: number;
  readonly #signer: TicketSigner;
  readonly #overdue: OverdueReports;
  readonly #batches: Batcher<WantedTicket, Settled>;

  constructor(store: Store, ids: IdSource, config: Config) {
    const { ticketReportWithinSeconds: within, ticketUnreportedLimit: limit } = config;
    this.#store = store;
    this.#ids = ids;
    this.#lifeSeconds = config.ticketLifeSeconds;
    this.#signer = createTicketSigner(store.ring);
    this.#overdue = new OverdueReports(store.db, within, limit);
    this.#batches = new Batcher(
      (batch) => this.#issue(batch, "skip"),
      (wanted) => this.#issueOne(wanted),
      isOfOneRow,
      { ...LIMITS, inFlight: store.db.engine === "postgres" ? LIMITS.inFlight : 1 },
    );
  }

  /** The public keys with which tickets are checked, the one that signs now first. */
  get publicKeys(): ReturnType<TicketSigner["publicKeys"]> {
    return this.#signer.publicKeys();
  }

  /** A ticket, once its row is committed. @throws BusyError, and what the store throws */
  async issue(lane: PartyId, wanted: WantedTicket): Promise<TicketOutcome> {
    const settled = await this.#batches.submit(lane, wanted);
    return settled.kind === "held" ? this.#issueOne(wanted) : settled;
  }

  async #issueOne(wanted: WantedTicket): Promise<TicketOutcome> {
    const [settled = refused("unavailable")] = await this.#issue([wanted], "wait");
    return settled.kind === "held" ? refused("unavailable") : settled;
  }

  /** Reports came in: whoever owed them is looked at anew. */
  reported(): void {
    this.#overdue.forgetAll();
  }

  async #issue(
    batch: readonly WantedTicket[],
    others: "wait" | "skip",
  ): Promise<readonly Settled[]> {
    const [first] = batch;
    if (first === undefined) return [];
    const requesters = batch.map(({ requesterId }) => requesterId);
    const over = await this.#overdue.overAmong(requesters, first.decision.at);
    const made = batch.map((wanted) =>
      over.has(wanted.requesterId) ? undefined : this.#make(wanted),
    );
    const rows = made.flatMap((each) => (each === undefined ? [] : [each.row]));
    const kept = rows.length === 0 ? new Set() : await addTickets(this.#store.db, rows, others);
    const texts = this.#sign(
      made.flatMap((each) => (each !== undefined && kept.has(each.row.id) ? [each.draft] : [])),
      first.origin,
    );
    return made.map((each) => {
      if (each === undefined) return refused("reports-missing");
      const text = texts.get(each.row.id);
      return text === undefined ? { kind: "held" } : { kind: "ticket", text };
    });
  }

  #sign(drafts: readonly TicketDraft[], origin: string): ReadonlyMap<string, string> {
    if (drafts.length === 0) return new Map();
    const { kid } = this.#signer;
    const sign = (message: Uint8Array): Uint8Array => this.#signer.sign(message);
    const texts = makeTickets(drafts, { origin, kid, sign, sha256 });
    return new Map(drafts.map(({ ticket_id }, at) => [ticket_id, texts[at] ?? ""]));
  }

  #make({ asked, decision, requesterId, publicId }: WantedTicket): Made {
    const id: TicketId = this.#ids.next("tkt");
    const { at, decisionId, outcome } = decision;
    const times = { issuedAt: at, expiresAt: endOf(at, this.#lifeSeconds) };
    const { subjectId } = outcome;
    return {
      row: { id, subjectId, decisionId, requesterId, objectId: asked.objectId, ...times },
      draft: {
        ticket_id: id,
        decision_id: publicId,
        requester: asked.requesterBin,
        object: asked.objectId,
        purpose: asked.purposeId,
        action: asked.action,
        categories: asked.categories,
        ...(asked.recipientBin !== undefined && { recipient: asked.recipientBin }),
        ...(asked.country !== undefined && { country: asked.country }),
        iin: asked.iin.digits,
        saltBytes: new Uint8Array(randomBytes(SALT_BYTES)),
        ...times,
      },
    };
  }
}
