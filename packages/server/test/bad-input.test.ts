import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PurposeAnswer } from "@kelisim/protocol";
import { ask, askBody, grant, PAPER, question, withdraw } from "./support/acts.ts";
import { ANSWERING, ASKING, answered, WITHDRAWING } from "./support/bad-input/consent-rows.ts";
import {
  DISCHARGING,
  EVALUATING,
  LAW,
  REFUSAL,
  REGISTERING,
} from "./support/bad-input/holder-rows.ts";
import { setScene, type Scene } from "./support/bad-input/scene.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { newBin, newIin } from "./support/fictitious-numbers.ts";
import { pointersOf, problemOf } from "./support/http-client.ts";
import { RowCounter } from "./support/row-counts.ts";
import { startService, type Service } from "./support/service.ts";
import { buildWorld, makeKey, purposeBody } from "./support/world.ts";

describe("Bad input", () => {
  const clock = new FakeClock();
  let service: Service;
  let scene: Scene;
  let rows: RowCounter;

  before(async () => {
    service = await startService({ clock, config: { deniedPersonsPerHour: 3 } });
    scene = await setScene(await buildWorld(service));
    rows = new RowCounter(service.store.db);
  });
  after(() => service.close());

  const TABLES = [
    ["Asking", ASKING],
    ["answering", ANSWERING],
    ["withdrawing", WITHDRAWING],
    ["discharging", DISCHARGING],
    ["registering", REGISTERING],
    ["evaluating", EVALUATING],
  ] as const;
  for (const [table, tests] of TABLES) {
    for (const [name, act, status, code, pointers = []] of tests) {
      test(`${table}: ${name} is ${status} ${code}`, async () => {
        const problem = await rows.unchangedBy(() => act(scene));
        assert.deepEqual([problem.status, problem.code], [status, code], JSON.stringify(problem));
        assert.deepEqual(pointersOf(problem).toSorted(), [...pointers].toSorted());
      });
    }
  }

  test("a pending request that stands in the way is named", async () => {
    const { line, pendingIin, pending, purposes } = scene;
    const body = askBody({ ...line, purposeId: purposes.sharing }, pendingIin);
    const problem = await scene.bank.api.refused("/v1/consent-requests", body);
    assert.equal(problem.request_id, pending);
  });

  test("a refused request leaves nothing of a person whom nobody knew", async () => {
    const body = askBody(scene.line, newIin(), { categories: ["address"] });
    const problem = await rows.unchangedBy(() =>
      scene.bank.api.refused("/v1/consent-requests", body),
    );
    assert.equal(problem.status, 422);
  });

  test("a fourth request that nobody answered is 429", async () => {
    const iin = newIin();
    for (let tries = 0; tries < 3; tries += 1) {
      const { id } = await ask(scene.line, iin);
      await scene.bank.api.post(`/v1/consent-requests/${id}/cancel`);
    }
    const sent = () =>
      scene.bank.api.send("POST", "/v1/consent-requests", askBody(scene.line, iin));
    const refused = await rows.unchangedBy(sent);
    assert.equal(problemOf(refused).code, "too-many-unanswered");
  });

  test("a key that was denied too many persons in an hour gets 429, until the hour is over", async () => {
    const { admin, bank, line } = scene;
    const { key } = await makeKey(admin, bank.id, ["access:decide"]);
    const by = admin.as(key);
    const put = (iin: string) => by.send("POST", "/access/v1/evaluation", question(line, iin));
    const [first, second, third] = [newIin(), newIin(), newIin()];
    for (const iin of [first, second, first, third]) assert.equal((await put(iin)).status, 200);
    const over = await rows.unchangedBy(() => put(newIin()));
    assert.equal(problemOf(over).code, "too-many-denied-persons");
    assert.ok(Number(over.headers.get("retry-after")) > 0);
    clock.advanceTo("2026-11-20T11:30:00+05:00");
    assert.equal((await put(newIin())).status, 200);
  });

  test("a cursor serves one list of one party with one filter", async () => {
    const { bank, clinic, admin, purposes } = scene;
    const page = await bank.api.post<{ next_cursor: string }>("/v1/consents/search?limit=1", {});
    assert.ok(page.next_cursor);
    const cursor = `?cursor=${page.next_cursor}`;
    const tried = [
      [bank.api, "POST", `/v1/access-log/search${cursor}`, {}],
      [bank.api, "GET", `/v1/purposes${cursor}`, undefined],
      [bank.api, "GET", `/v1/duties${cursor}`, undefined],
      [clinic.api, "POST", `/v1/consents/search${cursor}`, {}],
      [admin, "GET", `/v1/parties${cursor}`, undefined],
      [bank.api, "POST", `/v1/consents/search${cursor}`, { status: "active" }],
      [bank.api, "POST", `/v1/consents/search${cursor}`, { purpose_id: purposes.scoring }],
      [bank.api, "POST", `/v1/consents/search${cursor}`, { data_subject: { iin: scene.iin } }],
      [bank.api, "POST", `/v1/consents/search${cursor.slice(0, -1)}`, {}],
    ] as const;
    for (const [by, method, path, body] of tried) {
      const problem = problemOf(await by.send(method, path, body));
      assert.equal(problem.status, 422, path);
      assert.deepEqual(pointersOf(problem), ["/cursor"], path);
    }
    assert.equal((await bank.api.send("POST", `/v1/consents/search${cursor}`, {})).status, 200);
  });

  /** The contract counts in the years 1900 to 2999. */
  const EDGES = [
    "0000-01-01",
    "0001-01-01",
    "1600-02-29",
    "1899-12-31",
    "3000-01-01",
    "9999-12-31",
  ];
  for (const day of EDGES) {
    test(`${day} is a wrong day, and no fault of the service`, async () => {
      const { bank, desk, line, admin } = scene;
      const instant = `${day}T23:59:59.999999999Z`;
      const fresh = async () => (await ask(line, newIin())).id;
      const calls = [
        [bank.api, "/v1/access-log/search", { from: instant }],
        [bank.api, "/v1/access-log/search", { to: instant }],
        [bank.api, "/v1/consent-requests", askBody(line, newIin(), { valid_until: day })],
        [
          desk.api,
          `/v1/consent-requests/${await fresh()}/answer`,
          { answer: "grant", confirmation: { ...PAPER, signed_on: day } },
        ],
        [
          admin,
          `/v1/parties/${bank.id}/api-keys`,
          { label: "k", scopes: ["events"], expires_at: instant },
        ],
      ] as const;
      for (const [by, path, body] of calls) {
        assert.equal((await by.refused(path, body)).code, "invalid-request");
      }
      const query = `received_at=${day}&working_days=366`;
      const counted = await bank.api.send("GET", `/v1/calendar/deadline?${query}`);
      assert.equal(problemOf(counted).code, "invalid-request");
    });
  }

  test("a term, a retention and a purpose as long as the contract allows are kept", async () => {
    const { bank, desk, objects, line } = scene;
    const longest = await bank.api.post<PurposeAnswer>(
      "/v1/purposes",
      purposeBody(bank, objects.bank, { code: "longest", max_term: "P999Y9999M9999W99999D" }),
    );
    const long = { ...line, purposeId: longest.id };
    const consent = await grant(scene, long, newIin(), { ask: { valid_until: "2999-12-31" } });
    const [duty] = (await withdraw(desk.api, consent)).duties;
    await bank.api.post(`/v1/duties/${duty?.id}/discharge`, {
      ...REFUSAL,
      ground: LAW,
      retention: { until: "2999-12-31" },
    });
  });

  test("after eight days a request is expired and stays unanswered", async () => {
    clock.advanceDays(8);
    const problem = await rows.unchangedBy(() => answered({})(scene));
    assert.deepEqual([problem.status, problem.code], [409, "request-expired"]);
    const cancel = `/v1/consent-requests/${scene.pending}/cancel`;
    const late = await rows.unchangedBy(() => scene.bank.api.refused(cancel));
    assert.deepEqual([late.status, late.code], [409, "request-expired"]);
  });

  test("a party that nobody registered before is not registered by a wrong body", async () => {
    const wrong = { bin: newBin(), name: "Ұйым", sector: "state", roles: ["king"] };
    const problem = await rows.unchangedBy(() => scene.admin.refused("/v1/parties", wrong));
    assert.deepEqual(pointersOf(problem), ["/roles/0"]);
  });
});
