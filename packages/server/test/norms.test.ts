import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { NormAnswer, NormList } from "@kelisim/protocol";
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
});
