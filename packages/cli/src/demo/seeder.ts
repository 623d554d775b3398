import { formatInstant, instantOf, type Instant } from "@kelisim/core";
import type { DemoClock } from "./clock.ts";
import type { DemoKey, DemoKeyName } from "./keys.ts";
import type { SeedProgress } from "./progress.ts";

type Json = Readonly<Record<string, unknown>>;

/** How the seeding reaches the service: its own HTTP calls, without a port. */
export type Inject = (request: {
  method: "POST" | "GET";
  url: string;
  headers: Record<string, string>;
  payload?: string;
}) => Promise<{ readonly statusCode: number; readonly body: string }>;

/** One act of the demo's past. */
export type Step = {
  /** Its name in the notes; never changes once it was released. */
  readonly name: string;
  readonly at: Instant;
  readonly by: DemoKeyName;
  readonly path: string;
  readonly body: Json;
};

type Answer = { readonly status: number; readonly body: Json };

/** The service refused what the demo asked for: a mistake in the demo's data. */
export class SeedRefusedError extends Error {
  override readonly name = "SeedRefusedError";
  constructor(step: string, { status, body }: Answer) {
    super(`the demo's step ${step} was answered with ${status}: ${JSON.stringify(body)}`);
  }
}

const textIn = (body: Json, member: string): string | undefined => {
  const value = body[member];
  return typeof value === "string" ? value : undefined;
};

const itemsIn = (body: Json, member: string): readonly Json[] => {
  const value = body[member];
  return Array.isArray(value) ? (value as readonly Json[]) : [];
};

/**
 * Makes the demo's past through the service's own calls, each at its own instant and once: what is
 * noted is left out, what was done but not noted is found again.
 */
export class Seeder {
  readonly #inject: Inject;
  readonly #clock: DemoClock;
  readonly #progress: SeedProgress;
  readonly #keys: Readonly<Record<DemoKeyName, DemoKey>>;

  constructor(
    inject: Inject,
    clock: DemoClock,
    progress: SeedProgress,
    keys: Readonly<Record<DemoKeyName, DemoKey>>,
  ) {
    this.#inject = inject;
    this.#clock = clock;
    this.#progress = progress;
    this.#keys = keys;
  }

  /** Creates a record; an `Idempotency-Key` finds it again. @returns its id */
  create(step: Step): Promise<string> {
    return this.#once(step, async () => {
      const answer = this.#accepted(step, await this.#send(step));
      return textIn(answer, "id");
    });
  }

  /** Hands in an answer to a request. @returns the consent's id, or `refused` */
  answer(step: Step, requestId: string): Promise<string> {
    return this.#once(step, async () => {
      const sent = await this.#send(step);
      if (textIn(sent.body, "code") !== "request-already-answered") {
        return textIn(this.#accepted(step, sent), "consent_id") ?? "refused";
      }
      const path = `/v1/consent-requests/${requestId}`;
      const request = this.#accepted(step, await this.#get(step, path));
      return textIn(request, "consent_id") ?? "refused";
    });
  }

  /** Hands in a withdrawal, which changes nothing the second time. @returns the duty of one holder */
  withdraw(step: Step, holderId: string): Promise<string> {
    return this.#once(step, async () => {
      const answer = this.#accepted(step, await this.#send(step));
      const duty = itemsIn(answer, "duties").find((each) => each["party_id"] === holderId);
      return duty === undefined ? undefined : textIn(duty, "id");
    });
  }

  /** Discharges a duty. @returns its id */
  discharge(step: Step, dutyId: string): Promise<string> {
    return this.#once(step, async () => {
      const sent = await this.#send(step);
      if (textIn(sent.body, "code") !== "duty-already-discharged") this.#accepted(step, sent);
      return dutyId;
    });
  }

  /**
   * Asks for access. Nothing keeps a decision from being logged twice, so the log is looked at first.
   * @param about the person and purpose, as the log is searched
   * @returns the decision's id
   */
  evaluate(step: Step, about: Json): Promise<string> {
    return this.#once(step, async () => {
      const from = formatInstant(step.at);
      const to = formatInstant(instantOf(step.at.epochMilliseconds + 1));
      const search = { ...step, path: "/v1/access-log/search", body: { ...about, from, to } };
      const [logged] = itemsIn(this.#accepted(search, await this.#send(search)), "items");
      if (logged !== undefined) return textIn(logged, "decision_id");
      const answer = this.#accepted(step, await this.#send(step));
      return textIn(answer["context"] as Json, "decision_id");
    });
  }

  async #once(step: Step, act: () => Promise<string | undefined>): Promise<string> {
    const known = this.#progress.idOf(step.name);
    if (known !== undefined) return known;
    this.#clock.standAt(step.at);
    const id = await act();
    if (id === undefined) throw new Error(`the answer to the demo's step ${step.name} has no id`);
    this.#progress.note(step.name, id);
    return id;
  }

  #accepted({ name }: Step, answer: Answer): Json {
    if (answer.status >= 300) throw new SeedRefusedError(name, answer);
    return answer.body;
  }

  #send({ name, by, path, body }: Step): Promise<Answer> {
    const headers = {
      authorization: `Bearer ${this.#keys[by].text}`,
      "content-type": "application/json",
      "idempotency-key": `demo ${name}`,
    };
    return this.#call({ method: "POST", url: path, headers, payload: JSON.stringify(body) });
  }

  #get({ by }: Step, path: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.#keys[by].text}` };
    return this.#call({ method: "GET", url: path, headers });
  }

  async #call(request: Parameters<Inject>[0]): Promise<Answer> {
    const { statusCode, body } = await this.#inject(request);
    return { status: statusCode, body: JSON.parse(body) as Json };
  }
}
