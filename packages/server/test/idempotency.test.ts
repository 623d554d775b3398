import assert from "node:assert/strict";
import { test } from "node:test";
import { type CreatedApiKeyAnswer, type Operation } from "@kelisim/protocol";
import { answer, ask, askBody, bankLine, clinicLine, PAPER, withdraw } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { problemOf, type Answer, type Api } from "./support/http-client.ts";

import { RowCounter } from "./support/row-counts.ts";
import { SERVED } from "./support/served.ts";
import { onEveryEngine } from "./support/stage.ts";
import { makeKey, PARTY_SCOPES } from "./support/world.ts";
import { COMMANDS, TEXT, type Command, type Fields } from "./support/repeatable-commands.ts";

const shown = ({ status, text }: Answer): object => ({ status, body: JSON.parse(text) as unknown });

onEveryEngine("A command repeated under its Idempotency-Key", (stage) => {
  const counter = () => new RowCounter(stage().service.store.db);
  const post = ({ by, path, body }: Command, key: string, more: Fields = {}): Promise<Answer> =>
    by.send("POST", path, { ...body, ...more }, { "idempotency-key": key });

  test("every call that the contract calls repeatable is tried here", () => {
    const { paths } = stage().contract.document;
    const isDocumented = ({ path, method }: Operation): boolean => {
      const { parameters = [] } = paths[path]?.[method.toLowerCase()] ?? {};
      return parameters.some(({ name }) => name === "idempotency-key");
    };
    // Webhooks have tests of their own.
    for (const operation of SERVED.filter(({ path }) => !path.startsWith("/v1/webhooks"))) {
      if (operation.successStatus === 201) assert.ok(isDocumented(operation), operation.id);
      if (isDocumented(operation)) assert.ok(operation.id in COMMANDS, operation.id);
    }
  });

  for (const [id, prepare] of Object.entries(COMMANDS)) {
    test(`${id} acts once and answers alike, on the next day too`, async () => {
      const command = await prepare(stage());
      const key = `${id} 1`;
      const first = await post(command, key);
      assert.ok(first.status < 300, first.text);
      await counter().unchangedBy(async () => {
        const second = await post(command, key);
        assert.deepEqual(shown(second), shown(first));
        stage().clock.advanceDays(1);
        const third = await post(command, key);
        assert.deepEqual(shown(third), shown(first));
      });
    });

    test(`${id} with another body under the same key is refused`, async () => {
      const command = await prepare(stage());
      const first = await post(command, `${id} 2`);
      assert.ok(first.status < 300, first.text);
      const problem = problemOf(
        await counter().unchangedBy(() => post(command, `${id} 2`, command.change)),
      );
      assert.deepEqual([problem.status, problem.code], [422, "idempotency-key-reused"]);
    });

    test(`${id} ten times at once under one key acts once`, async () => {
      const command = await prepare(stage());
      const before = await counter().counts();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => post(command, `${id} at once`)),
      );
      const [first] = answers;
      assert.ok(first !== undefined && first.status < 300, first?.text);
      for (const each of answers) assert.deepEqual(shown(each), shown(first));
      const after = await counter().counts();
      const single = await prepare(stage());
      const base = await counter().counts();
      await post(single, `${id} alone`);
      const alone = await counter().counts();
      const grown = (from: typeof before, to: typeof before) =>
        Object.fromEntries(
          Object.keys(to).map((name) => [name, (to[name] ?? 0) - (from[name] ?? 0)]),
        );
      assert.deepEqual(grown(before, after), grown(base, alone));
    });
  }

  test("members in another order, and blanks, make no other body", async () => {
    const { bank } = stage().world;
    const body = askBody(bankLine(stage().world), newIin());
    const turned = Object.fromEntries(Object.entries(body).toReversed());
    const headers = { "idempotency-key": "order" };
    const first = await bank.api.send("POST", "/v1/consent-requests", body, headers);
    const path = "/v1/consent-requests";
    const second = await bank.api.send("POST", path, JSON.stringify(turned, null, 2), headers);
    assert.deepEqual(shown(second), shown(first));
  });

  test("another party's key of the same text is another key", async () => {
    const { bank, clinic } = stage().world;
    const headers = { "idempotency-key": "shared by chance" };
    const sent = async (api: Api, body: object): Promise<Answer> =>
      api.send("POST", "/v1/consent-requests", body, headers);
    const ofBank = await sent(bank.api, askBody(bankLine(stage().world), newIin()));
    const ofClinic = await sent(clinic.api, askBody(clinicLine(stage().world), newIin()));
    assert.deepEqual([ofBank.status, ofClinic.status], [201, 201]);
    assert.notEqual(ofBank.text, ofClinic.text);
  });

  test("another call's key of the same text is another key; another key of the party is not", async () => {
    const { admin, bank } = stage().world;
    const headers = { "idempotency-key": "one text" };
    const body = askBody(bankLine(stage().world), newIin());
    const asked = await bank.api.send("POST", "/v1/consent-requests", body, headers);
    const rights = { iin: newIin(), party_id: bank.id, text: TEXT };
    const filed = await bank.api.send("POST", "/v1/inquiries", rights, headers);
    assert.deepEqual([asked.status, filed.status], [201, 201]);
    const { key } = await makeKey(admin, bank.id, PARTY_SCOPES);
    const repeated = await admin.as(key).send("POST", "/v1/consent-requests", body, headers);
    assert.deepEqual(shown(repeated), shown(asked));
  });

  test("the same key under another path is another request", async () => {
    const { bank, bureau, admin } = stage().world;
    const headers = { "idempotency-key": "path" };
    const body = { label: "кілт", scopes: ["events"] };
    await admin.post<CreatedApiKeyAnswer>(`/v1/parties/${bank.id}/api-keys`, body, headers);
    const other = await admin.refused(`/v1/parties/${bureau.id}/api-keys`, body, headers);
    assert.equal(other.code, "idempotency-key-reused");
  });

  test("a secret given again opens the same key", async () => {
    const { admin, bank } = stage().world;
    const path = `/v1/parties/${bank.id}/api-keys`;
    const headers = { "idempotency-key": "secret" };
    const body = { label: "кілт", scopes: ["events"] };
    const first = await admin.post<CreatedApiKeyAnswer>(path, body, headers);
    const again = await admin.post<CreatedApiKeyAnswer>(path, body, headers);
    assert.equal(again.key, first.key);
    assert.equal((await admin.as(again.key).send("GET", "/v1/events")).status, 200);
    const other = await admin.post<CreatedApiKeyAnswer>(path, body);
    assert.notEqual(other.key, first.key);
  });

  test("a refused command is not remembered: corrected, it may use its key again", async () => {
    const { bank } = stage().world;
    const line = bankLine(stage().world);
    const iin = newIin();
    const headers = { "idempotency-key": "corrected" };
    const wrong = askBody(line, iin, { categories: ["address"] });
    await bank.api.refused("/v1/consent-requests", wrong, headers);
    const right = askBody(line, iin);
    const { id } = await bank.api.post<{ id: string }>("/v1/consent-requests", right, headers);
    assert.match(id, /^req_/);
  });

  test("ten at once without a key: one request is made, nine are told of it", async () => {
    const { bank } = stage().world;
    const body = askBody(bankLine(stage().world), newIin());
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => bank.api.send("POST", "/v1/consent-requests", body)),
    );
    const countOf = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
    assert.deepEqual([countOf(201), countOf(409)], [1, 9]);
  });

  test("ten desks at once: one answer counts", async () => {
    const { desk } = stage().world;
    const { id } = await ask(bankLine(stage().world), newIin());
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        desk.api.send("POST", `/v1/consent-requests/${id}/answer`, {
          answer: at % 2 === 0 ? "grant" : "refuse",
          confirmation: PAPER,
        }),
      ),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(answers.filter(({ status }) => status === 409).length, 9);
  });

  test("ten withdrawals at once open one set of duties", async () => {
    const { desk, bank } = stage().world;
    const { id } = await ask(bankLine(stage().world), newIin());
    const { consent_id: consent } = await answer(desk.api, id);
    if (consent === undefined) throw new Error("a grant without a consent");
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, at) => withdraw(at % 2 === 0 ? desk.api : bank.api, consent)),
    );
    for (const each of taken) assert.deepEqual(each, taken[0]);
    assert.equal(taken[0]?.duties.length, 1);
  });
});
