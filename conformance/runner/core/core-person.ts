import {
  fold,
  refuse,
  stateAsOf,
  withReturn,
  type CommandResult,
  type EventDraft,
  type IdSource,
  type Iin,
  type Instant,
  type SubjectEvent,
  type SubjectState,
} from "@kelisim/core";

/** One person as her events, in her own order. */
export class CorePerson {
  readonly #events: SubjectEvent[] = [];
  readonly #ids: IdSource;
  /** Of a case that is about nobody, none. */
  iin: Iin | undefined;

  constructor(ids: IdSource, iin?: Iin) {
    this.#ids = ids;
    this.iin = iin;
  }

  get state(): SubjectState {
    return fold(this.#events);
  }

  /** As she was known at an instant. */
  asOf(at: Instant): SubjectState {
    return stateAsOf(this.#events, at);
  }

  #append(draft: EventDraft, at: Instant): void {
    this.#events.push({
      id: this.#ids.next("evt"),
      seq: this.#events.length + 1,
      recordedAt: at,
      effectiveAt: draft.effectiveAt ?? at,
      body: draft.body,
    });
  }

  /** Records what a command decided; a refused one leaves nothing, and one about an erased person is. */
  record<T>(decided: CommandResult<T>, at: Instant): CommandResult<T> {
    if (this.state.erasure.state === "erased") return refuse("person-erased");
    const drafts = decided.ok ? withReturn(this.state, decided.drafts) : [];
    for (const draft of drafts) this.#append(draft, at);
    return decided;
  }
}
