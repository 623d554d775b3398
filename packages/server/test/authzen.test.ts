import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccessLogEntry } from "@kelisim/protocol";
import { bankLine, grant, question } from "./support/acts.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { problemOf } from "./support/http-client.ts";
import { onEveryEngine } from "./support/stage.ts";

type Item = {
  readonly decision: boolean;
  readonly context: { readonly error?: { readonly status: number; readonly message: string } } & {
    readonly decision_id?: string;
    readonly reason?: { readonly code: string };
  };
};
type Items = { readonly evaluations: readonly Item[] };
type Found = {
  readonly results: readonly { readonly id?: string; readonly name?: string }[];
  readonly page: { readonly next_token: string };
};

const EVALUATIONS = "/access/v1/evaluations";

onEveryEngine("The AuthZEN calls", (stage) => {
  const iin = newIin();
  const line = () => bankLine(stage().world, "sharing");
  const logged = async (): Promise<readonly AccessLogEntry[]> => {
    const body = { data_subject: { iin } };
    const path = "/v1/access-log/search?limit=100";
    return (
      await stage().world.bank.api.post<{ readonly items: readonly AccessLogEntry[] }>(path, body)
    ).items;
  };

  test("a batch is decided question by question, and each is in the log", async () => {
    const { world } = stage();
    await grant(world, line(), iin, { ask: { recipients: [world.bureau.id] } });
    const asked = question(line(), iin);
    const foreign = { type: "digital_object", id: world.objects.clinic };
    const { evaluations } = await world.bank.api.post<Items>(EVALUATIONS, {
      ...asked,
      unknown: true,
      evaluations: [
        {},
        { action: { name: "disseminate" } },
        { action: { name: "disclose" } },
        {
          subject: { type: "party", id: world.clinic.bin },
          resource: { ...asked.resource, ...foreign },
        },
        { subject: { type: "robot" } },
      ],
    });
    assert.deepEqual(
      evaluations.map(({ decision, context }) => [decision, context.error?.status]),
      [
        [true, undefined],
        [false, undefined],
        [false, 400],
        [false, 403],
        [false, 400],
      ],
    );
    assert.match(evaluations[2]?.context.error?.message ?? "", /recipient: .*: оны қосыңыз\.$/);
    assert.doesNotMatch(JSON.stringify(evaluations), new RegExp(iin));
    const ids = new Set((await logged()).map(({ decision_id: id }) => id));
    const decided = evaluations.slice(0, 2).map(({ context }) => context.decision_id ?? "");
    assert.equal(ids.size, 2);
    assert.ok(decided.every((id) => ids.has(id)));
  });

  test("a batch that ends at the first denial logs nothing past it", async () => {
    const { bank } = stage().world;
    const before = (await logged()).length;
    const { evaluations } = await bank.api.post<Items>(EVALUATIONS, {
      ...question(line(), iin),
      evaluations: [{}, { action: { name: "disseminate" } }, {}],
      options: { evaluations_semantic: "deny_on_first_deny" },
    });
    assert.deepEqual(
      evaluations.map(({ decision }) => decision),
      [true, false],
    );
    assert.equal((await logged()).length, before + 2);
  });

  test("a batch without a list is one question, and a wrong semantic is 400", async () => {
    const { bank } = stage().world;
    const one = await bank.api.post<Item>(EVALUATIONS, question(line(), iin));
    assert.equal(one.decision, true);
    const wrong = { ...question(line(), iin), options: { evaluations_semantic: "some" } };
    const problem = problemOf(await bank.api.send("POST", EVALUATIONS, wrong));
    assert.deepEqual([problem.status, problem.code], [400, "invalid-request"]);
  });

  test("hundreds of questions of one batch are all logged and answered in order", async () => {
    const { bank } = stage().world;
    const before = (await logged()).length;
    const names = Array.from({ length: 300 }, (_, n) => (n % 3 === 0 ? "disseminate" : "process"));
    const { evaluations } = await bank.api.post<Items>(EVALUATIONS, {
      ...question(line(), iin, { mode: "check" }),
      evaluations: names.map((name) => ({ action: { name } })),
    });
    assert.deepEqual(
      evaluations.map(({ decision }) => decision),
      names.map((name) => name === "process"),
    );
    assert.equal(new Set(evaluations.map(({ context }) => context.decision_id)).size, 300);
    assert.ok((await logged()).length >= Math.min(100, before + 300));
  });

  test("a search finds parties, objects and actions by look-ups, page by page", async () => {
    const { bank, bureau, objects } = stage().world;
    const asked = question(line(), iin);
    const search = (kind: string, more: object) =>
      bank.api.post<Found>(`/access/v1/search/${kind}`, { ...asked, ...more });
    const parties = await search("subject", { subject: { type: "party", id: "ignored" } });
    assert.deepEqual(parties.results, [{ type: "party", id: bank.bin }]);
    const found = await search("resource", {
      resource: { ...asked.resource, id: "ignored" },
    });
    assert.deepEqual(found.results, [{ type: "digital_object", id: objects.bank }]);

    const first = await search("action", { page: { limit: 1 } });
    assert.equal(first.results.length, 1);
    const token = first.page.next_token;
    const rest = await search("action", { page: { token } });
    assert.equal(rest.page.next_token, "");
    const names = [...first.results, ...rest.results].map(({ name }) => name);
    assert.ok(names.includes("process") && !names.includes("disclose"), names.join());
    const other = await bank.api.send("POST", "/access/v1/search/action", {
      ...question(line(), newIin()),
      page: { token },
    });
    assert.equal(problemOf(other).status, 400, "a token of another search");
    const none = await search("resource", { resource: { type: "car" } });
    assert.deepEqual(none, { results: [], page: { next_token: "" } });
    const own = await bureau.api.send("POST", "/access/v1/search/subject", asked);
    assert.equal(own.status, 200, "a recipient sees itself at most");
    const modes = new Set((await logged()).slice(0, 5).map(({ mode }) => mode));
    assert.deepEqual(modes, new Set(["check"]));
  });

  test("the metadata name the calls, a request id comes back, and another content type is 400", async () => {
    const { bank, admin } = stage().world;
    const text = JSON.stringify(await admin.get("/.well-known/authzen-configuration"));
    assert.match(text, /"access_evaluations_endpoint":"http[^"]+\/access\/v1\/evaluations"/);
    const typed = { "content-type": "text/plain", "x-request-id": "req-77" };
    const plain = await bank.api.send("POST", EVALUATIONS, "{}", typed);
    assert.equal(plain.status, 400);
    assert.equal(plain.headers.get("x-request-id"), "req-77");
  });
});
