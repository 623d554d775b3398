import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { NormAnswer, NormList, RuleSetAnswer } from "@kelisim/protocol";
import { startService, type Service } from "./support/service.ts";

describe("The register of norms", () => {
  let service: Service;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  const get = async (path: string) => {
    const answer = await fetch(`${service.url}${path}`, { headers: { "accept-language": "kk" } });
    return { status: answer.status, body: await answer.json() };
  };

  test("is open to everybody, and names rules and scenarios of each norm that it enforces", async () => {
    const { status, body } = await get("/v1/norms?status=enforced");
    assert.equal(status, 200);
    const { items } = body as NormList;
    assert.ok(items.length > 20);
    for (const { rules, scenarios, id } of items)
      assert.ok(rules.length * scenarios.length > 0, id);
  });

  test("gives one norm by its id", async () => {
    const { body } = await get("/v1/norms/L231-6-19-1-3a");
    const norm = body as NormAnswer;
    assert.match(norm.text.kk, /үш жұмыс күні ішінде/);
    assert.deepEqual([norm.deadline?.days, norm.deadline?.unit], [3, "working-days"]);
    assert.deepEqual(norm.rules, ["duty:answer-objection"]);
  });

  test("does not know ids that were split, nor statuses that it has not", async () => {
    assert.equal((await get("/v1/norms/L231-2-1")).status, 404);
    assert.equal((await get("/v1/norms?status=all")).status, 422);
  });

  test("has beside it all that decides on a day, with the words of that day that are not held", async () => {
    const on = async (day: string) => (await get(`/v1/rule-sets?on=${day}`)).body as RuleSetAnswer;
    const [before, after231, after190] = [
      await on("2026-01-17"),
      await on("2026-01-18"),
      await on("2026-07-12"),
    ];
    const rule = (set: RuleSetAnswer, id: string) =>
      set.access_rules.find((each) => each.id === id);
    assert.match(before.rule_set, /^kz-earlier\.\d+$/);
    assert.equal(rule(before, "purpose-is-known-before-law-231")?.text_held, false);
    assert.equal(rule(before, "purpose-is-known"), undefined);
    assert.equal(rule(after231, "purpose-is-known")?.source.norm, "L231-6-7-8a");
    assert.equal(rule(after231, "person-consented"), undefined);
    assert.equal(rule(after190, "person-consented")?.source.norm, "R395-6-1");
    assert.equal(rule(after190, "object-is-known")?.level, "product");
    const [first, ...others] = after190.definitions.map(({ id }) => id);
    assert.deepEqual(
      [first, others],
      ["law-231-data-with-biometrics", ["order-190-with-identifiers"]],
    );
    const rules = after231.editions.filter(({ act }) => act === "395/НҚ");
    assert.deepEqual(
      rules.map(({ held }) => held),
      [false],
    );
    const duty = (set: RuleSetAnswer) =>
      set.duty_rules.find(({ kind }) => kind === "cease-processing");
    assert.deepEqual([duty(before)?.term, duty(after231)?.term], ["product", "act"]);
    const reading = after190.readings.find(({ name }) => name === "ceaseCountsFrom");
    assert.equal(reading?.value, "delivery");
    assert.equal(
      ((await get("/v1/rule-sets")).body as RuleSetAnswer).access_rules.length > 10,
      true,
    );
    assert.equal((await get("/v1/rule-sets?on=2026-02-30")).status, 422);
  });
});
