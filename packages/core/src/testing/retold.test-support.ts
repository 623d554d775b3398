import type { AnswerLine } from "../consent/consent.ts";
import type { ConsentRequest } from "../consent/request.ts";
import type { SubjectEvent } from "../subject/events.ts";
import type { AccessQuestion } from "../access/question.ts";
import { at } from "./plain.test-support.ts";

/** A consent as the events tell it. */
type Yes = {
  readonly id: string;
  actions: readonly string[];
  categories: readonly string[];
  recipients: readonly string[];
  readonly lastDay: string | null;
  /** A law or a contract sets the last day. */
  readonly outlasts: boolean;
  readonly achievedCount: number;
  ended: "no" | "withdrawn" | "fulfilled" | "disputed";
  isReached: boolean;
};

type Kept = {
  readonly holder: string;
  readonly actions: readonly string[];
  readonly categories: readonly string[];
  readonly until: string | null;
};

/** One line of a person: her newest answer, and what a reasoned refusal left. */
export type Told = { newest: Yes | "no" | undefined; readonly kept: Kept[] };

const lineKey = ({ partyId, objectId, purposeId }: AnswerLine): string =>
  `${partyId} ${objectId} ${purposeId}`;

const past = (lastDay: string, ms: number): boolean =>
  ms >= at(`${lastDay}T00:00:00+05:00`).epochMilliseconds + 86_400_000;

const within = (part: readonly string[], whole: readonly string[]): boolean =>
  part.every((item) => whole.includes(item));

/** A person's events told again without the fold, to compare decisions with. */
export class Retold {
  readonly #lines = new Map<string, Told>();
  readonly #requests = new Map<string, Omit<ConsentRequest, "requestedAt" | "outcome">>();
  readonly #consents = new Map<string, { readonly yes: Yes; readonly line: Told }>();
  readonly #parties = new Map<Told, AnswerLine["partyId"]>();
  #newestMs = Number.NEGATIVE_INFINITY;

  constructor(events: readonly SubjectEvent[]) {
    for (const event of events) this.#hear(event);
  }

  line(of: AnswerLine): Told {
    const key = lineKey(of);
    const told = this.#lines.get(key) ?? { newest: undefined, kept: [] };
    this.#lines.set(key, told);
    this.#parties.set(told, of.partyId);
    return told;
  }

  #lineOfRequest(id: string): Told {
    const request = this.#requests.get(id);
    if (request === undefined) throw new Error("an answer to nothing");
    return this.line(request);
  }

  #hear({ body, recordedAt }: SubjectEvent): void {
    this.#newestMs = Math.max(this.#newestMs, recordedAt.epochMilliseconds);
    switch (body.type) {
      case "consent.requested":
        this.#requests.set(body.request.id, body.request);
        return;
      case "consent.granted": {
        const line = this.#lineOfRequest(body.requestId);
        const request = this.#requests.get(body.requestId);
        if (request === undefined) throw new Error("a grant of nothing");
        const { actions, recipients } = request;
        const { categories, achievedCount, term } = body;
        const lastDay = term.kind === "date" ? term.lastDay : null;
        const outlasts = term.kind === "date" && term.basis !== undefined;
        const yes: Yes = {
          id: body.consentId,
          actions,
          recipients,
          categories,
          achievedCount,
          lastDay,
          outlasts,
          ended: "no",
          isReached: false,
        };
        line.newest = yes;
        this.#consents.set(body.consentId, { yes, line });
        return;
      }
      case "consent.imported": {
        const line = this.line(body);
        const { actions, recipients, categories, achievedCount, term } = body;
        const yes: Yes = {
          id: body.consentId,
          ...{ actions, recipients, categories, achievedCount },
          lastDay: term.kind === "date" ? term.lastDay : null,
          outlasts: term.kind === "date" && term.basis !== undefined,
          ended: "no",
          isReached: false,
        };
        line.newest = yes;
        this.#consents.set(body.consentId, { yes, line });
        return;
      }
      case "consent.refused":
        // No to more is no to that alone.
        if (this.#requests.get(body.requestId)?.addsTo === undefined) {
          this.#lineOfRequest(body.requestId).newest = "no";
        }
        return;
      case "consent.withdrawn":
      case "consent.fulfilled": {
        const { yes } = this.#consentOf(body.consentId);
        yes.isReached ||= body.type === "consent.fulfilled";
        if (body.type === "consent.withdrawn") yes.ended = "withdrawn";
        else if (yes.ended === "no") yes.ended = "fulfilled";
        return;
      }
      case "consent.narrowed": {
        const { yes } = this.#consentOf(body.consentId);
        const gone = Object.values(body.parts).flatMap((part): readonly string[] => part);
        const rest = (all: readonly string[]) => all.filter((item) => !gone.includes(item));
        yes.categories = rest(yes.categories);
        yes.actions = rest(yes.actions);
        yes.recipients = rest(yes.recipients);
        return;
      }
      case "consent.disputed":
      case "consent.annulled":
        this.#consentOf(body.consentId).yes.ended = "disputed";
        return;
      case "consent.proved": {
        const { yes } = this.#consentOf(body.consentId);
        yes.ended = yes.isReached ? "fulfilled" : "no";
        return;
      }
      case "retention.created": {
        const { holderId: holder, actions, categories, until } = body.retention;
        this.line({
          ...body.retention,
          partyId: this.#partyOf(body.retention.consentId),
        }).kept.push({ holder, actions, categories, until });
        return;
      }
      case "consent.request-cancelled":
      case "consent.request-expired":
      case "consent.expired":
      case "consent.review-due":
      case "representation.registered":
      case "representation.ended":
      case "person.came-of-age":
      case "person.iin-corrected":
      case "data.blocked":
      case "data.unblocked":
      case "explanation.shown":
      case "outcome.recorded":
      case "breach.reported":
      case "breach.told":
      case "duty.opened":
      case "duty.recounted":
      case "duty.due-soon":
      case "duty.overdue":
      case "duty.discharged":
      case "rights-call.received":
      case "person.locked":
      case "person.returned":
      case "person.erased":
        return;
    }
  }

  #consentOf(id: string): { readonly yes: Yes; readonly line: Told } {
    const consent = this.#consents.get(id);
    if (consent === undefined) throw new Error("an end of nothing");
    return consent;
  }

  #partyOf(consentId: string): AnswerLine["partyId"] {
    const party = this.#parties.get(this.#consentOf(consentId).line);
    if (party === undefined) throw new Error("a retention of nothing");
    return party;
  }

  #moment(question: AccessQuestion): number {
    return Math.max(question.at.epochMilliseconds, this.#newestMs);
  }

  /** Whether a reasoned refusal left exactly this to exactly this holder. */
  isKept(question: AccessQuestion, line: Told): boolean {
    const moment = this.#moment(question);
    return line.kept.some(
      ({ holder, actions, categories, until }) =>
        holder === question.requester?.id &&
        actions.includes(question.action) &&
        within(question.categories, categories) &&
        (until === null || !past(until, moment)),
    );
  }

  /** Whether the newest answer is a yes that still stands and covers the question. */
  isGranted(question: AccessQuestion, { newest }: Told): boolean {
    if (newest === undefined || newest === "no" || newest.ended !== "no") return false;
    const over =
      (!newest.outlasts && newest.achievedCount < (question.purpose?.achievedCount ?? 0)) ||
      (newest.lastDay !== null && past(newest.lastDay, this.#moment(question)));
    const { recipient } = question;
    return (
      !over &&
      newest.actions.includes(question.action) &&
      within(question.categories, newest.categories) &&
      (recipient === undefined || newest.recipients.includes(recipient))
    );
  }
}
