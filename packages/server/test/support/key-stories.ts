import assert from "node:assert/strict";
import type {
  AnsweredRequestAnswer,
  ConsentList,
  ConsentRequestAnswer,
  CreatedApiKeyAnswer,
  DecisionExplanation,
  DutyDetailAnswer,
  EvaluationAnswer,
  WithdrawnConsentAnswer,
} from "@kelisim/protocol";
import { askBody, OTHER_PROOF, question, type Line } from "./acts.ts";
import { newIin } from "./fictitious-numbers.ts";
import { done, type Api } from "./http-client.ts";
import type { World } from "./world.ts";

/** What one person's story left behind. */
export type Told = {
  readonly iin: string;
  readonly consentId: string;
  readonly dutyId: string;
  readonly decisionId: string;
};

let serial = 0;

/** One person's story, each step at any of the services; every command is repeated at another one. */
export class KeyStories {
  readonly told: Told[] = [];
  readonly #world: World;
  readonly #line: Line;
  readonly #urls: readonly string[];
  #turn = 0;

  constructor(world: World, line: Line, urls: readonly string[]) {
    this.#world = world;
    this.#line = line;
    this.#urls = urls;
  }

  /** The caller at the next service. */
  at({ key }: Api): Api {
    this.#turn += 1;
    const url = this.#urls[this.#turn % this.#urls.length] ?? "";
    return this.#world.admin.as(key).at(url);
  }

  async #command<T>(by: Api, path: string, body: object): Promise<T> {
    const headers = { "idempotency-key": `key story ${(serial += 1)}` };
    const first = await this.at(by).send("POST", path, body, headers);
    const again = await this.at(by).send("POST", path, body, headers);
    assert.equal(again.status, first.status, again.text);
    const answered = done<T>(first);
    assert.deepEqual(done<T>(again), answered);
    return answered;
  }

  async tell(): Promise<void> {
    const { desk, bank, admin } = this.#world;
    const iin = newIin();
    const line = this.#line;
    const asked = await this.#command<ConsentRequestAnswer>(
      bank.api,
      "/v1/consent-requests",
      askBody(line, iin),
    );
    const { consent_id: consentId = "" } = await this.#command<AnsweredRequestAnswer>(
      desk.api,
      `/v1/consent-requests/${asked.id}/answer`,
      { answer: "grant", confirmation: OTHER_PROOF },
    );
    const evaluation = await this.at(bank.api).post<EvaluationAnswer>(
      "/access/v1/evaluation",
      question(line, iin),
    );
    assert.equal(evaluation.context.reason.code, "consent");
    const decisionId = evaluation.context.decision_id;
    const path = `/v1/access-decisions/${decisionId}`;
    const explained = await this.at(bank.api).get<DecisionExplanation>(path);
    assert.equal(explained.reason.code, "consent");
    const withdrawn = await this.#command<WithdrawnConsentAnswer>(
      desk.api,
      `/v1/consents/${consentId}/withdraw`,
      { confirmation: OTHER_PROOF },
    );
    const key = await this.#command<CreatedApiKeyAnswer>(admin, `/v1/parties/${bank.id}/api-keys`, {
      label: "кілт",
      scopes: ["events"],
    });
    await this.at(admin.as(key.key)).get("/v1/events");
    const told = { iin, consentId, decisionId, dutyId: withdrawn.duties[0]?.id ?? "" };
    await this.check(told);
    this.told.push(told);
  }

  /** Everything of a person's that a key seals is found and read. */
  async check({ iin, consentId, dutyId }: Told): Promise<void> {
    const { bank } = this.#world;
    const duty = await this.at(bank.api).get<DutyDetailAnswer>(`/v1/duties/${dutyId}`);
    assert.equal(duty.data_subject?.iin, iin);
    const { items } = await this.at(bank.api).post<ConsentList>("/v1/consents/search", {
      data_subject: { iin },
    });
    assert.deepEqual(
      items.map(({ id }) => id),
      [consentId],
    );
    const evaluation = await this.at(bank.api).post<EvaluationAnswer>(
      "/access/v1/evaluation",
      question(this.#line, iin),
    );
    assert.equal(evaluation.context.reason.code, "consent-withdrawn");
  }
}
