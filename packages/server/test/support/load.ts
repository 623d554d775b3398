import { setTimeout as sleep } from "node:timers/promises";
import type { ConsentId } from "@kelisim/core";
import type {
  AnsweredRequestAnswer,
  ConsentRequestAnswer,
  EvaluationAnswer,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import { askBody, OTHER_PROOF, question, type Line } from "./acts.ts";
import { newIin } from "./fictitious-numbers.ts";
import { done, type Answer, type Api } from "./http-client.ts";

/** What the service said that it had done, in the order in which it was heard. */
export type Acknowledged = {
  readonly requests: string[];
  readonly consents: ConsentId[];
  readonly withdrawn: WithdrawnConsentAnswer[];
  readonly decisions: EvaluationAnswer[];
  /** Commands that were sent and not answered or put off, ready to be repeated; that is heard too. */
  readonly unanswered: (() => Promise<void>)[];
};

export const nothingYet = (): Acknowledged => ({
  requests: [],
  consents: [],
  withdrawn: [],
  decisions: [],
  unanswered: [],
});

/** Who sends, to a service whose address changes when it is started again. */
export type Senders = {
  readonly line: Line;
  readonly bank: () => Api;
  readonly desk: () => Api;
};

/** The connection broke before the answer was there, or the service asks to come back (503). */
class Unanswered extends Error {}

const answered = async <T>(sent: Promise<Answer>): Promise<T> => {
  const got = await sent.catch((error: unknown) => {
    throw new Unanswered("no answer", { cause: error });
  });
  if (got.status === 503) throw new Unanswered(got.text);
  return done<T>(got);
};

const consentOf = (id: ConsentId | undefined): ConsentId => {
  if (id === undefined) throw new Error("a grant without a consent");
  return id;
};

let serial = 0;

/**
 * One person's whole story after another: ask, grant, evaluate, withdraw, evaluate, each with an
 * `Idempotency-Key`, until the service does not answer, or puts off.
 */
export async function tellStories(
  senders: Senders,
  heard: Acknowledged,
  isEnough: () => boolean = () => false,
): Promise<void> {
  const { line, bank, desk } = senders;
  const command = async <T>(
    by: () => Api,
    path: string,
    body: object,
    note: (answer: T) => void,
  ): Promise<T> => {
    const headers = { "idempotency-key": `story ${process.pid} ${(serial += 1)}` };
    const act = async (): Promise<T> => {
      const answer = await answered<T>(by().send("POST", path, body, headers));
      note(answer);
      return answer;
    };
    try {
      return await act();
    } catch (error) {
      if (error instanceof Unanswered) heard.unanswered.push(async () => void (await act()));
      throw error;
    }
  };
  const evaluate = async (iin: string): Promise<void> => {
    const sent = bank().send("POST", "/access/v1/evaluation", question(line, iin));
    heard.decisions.push(await answered<EvaluationAnswer>(sent));
  };
  try {
    while (!isEnough()) {
      const iin = newIin();
      const asked = await command<ConsentRequestAnswer>(
        bank,
        "/v1/consent-requests",
        askBody(line, iin),
        ({ id }) => heard.requests.push(id),
      );
      const { consent_id: id } = await command<AnsweredRequestAnswer>(
        desk,
        `/v1/consent-requests/${asked.id}/answer`,
        { answer: "grant", confirmation: OTHER_PROOF },
        ({ consent_id: made }) => heard.consents.push(consentOf(made)),
      );
      await evaluate(iin);
      if (heard.consents.length % 3 === 0) continue;
      const path = `/v1/consents/${consentOf(id)}/withdraw`;
      const body = { confirmation: OTHER_PROOF };
      await command<WithdrawnConsentAnswer>(desk, path, body, (answer) =>
        heard.withdrawn.push(answer),
      );
      await evaluate(iin);
    }
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
  }
}

/** The pause of somebody who was put off, in milliseconds. */
const PAUSE_MS = 100;

/** Begins a new story whenever one was broken off, until it is told that this is enough. */
export async function keepTelling(
  senders: Senders,
  heard: Acknowledged,
  isEnough: () => boolean,
): Promise<void> {
  while (!isEnough()) {
    await tellStories(senders, heard, isEnough);
    await sleep(PAUSE_MS);
  }
}
