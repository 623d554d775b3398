import assert from "node:assert/strict";
import { test } from "node:test";
import type { NormAnswer, NormList, RuleSetAnswer } from "@kelisim/protocol";
import { kelisim } from "./kelisim.ts";

test("a norm is shown in the act's own Kazakh words, with its rules and scenarios", async () => {
  const { code, stdout } = await kelisim(["norms", "L231-6-8-7b", "--lang", "kk"]);
  assert.equal(code, 0);
  assert.match(stdout, /он бес жұмыс күні ішінде оларды өңдеуді тоқтатуға не уәжді бас тартуды/);
  assert.match(stdout, /every-holder-stops-or-refuses-with-reasons/);
  assert.match(stdout, /601-every-holder-owes-a-stop/);
  assert.match(stdout, /^Кімге қатысты: меншік иесі, оператор, үшінші тұлға$/m);
  assert.match(stdout, /^Қашан: Келісімді кері қайтарып алу$/m);
  assert.match(stdout, /^Мерзімі: 15 жұмыс күні; /m);
  assert.doesNotMatch(stdout, /Rules|Scenarios/);
});

test("the list is whole as JSON, and can be narrowed to one status", async () => {
  const all = JSON.parse((await kelisim(["norms", "--json"])).stdout) as NormList;
  const enforced = JSON.parse(
    (await kelisim(["norms", "--status", "enforced", "--json"])).stdout,
  ) as NormList;
  assert.ok(all.items.length > enforced.items.length && enforced.items.length > 20);
  for (const norm of enforced.items) assert.ok(norm.rules.length > 0 && norm.scenarios.length > 0);
  const lines = (await kelisim(["norms"])).stdout.trimEnd().split("\n");
  assert.equal(lines.length, all.items.length);
});

test("one norm as JSON is what the API answers", async () => {
  const { stdout } = await kelisim(["norms", "R395-6-2", "--json"]);
  const norm = JSON.parse(stdout) as NormAnswer;
  assert.deepEqual(norm.in_force, { from: "2026-07-12", to: null });
  assert.equal(norm.level, "bylaw");
});

test("an unknown id and an unknown status say what to do", async () => {
  const unknown = await kelisim(["norms", "L231-0"]);
  assert.deepEqual([unknown.code, unknown.stdout], [3, ""]);
  assert.match(unknown.stderr, /kelisim norms/);
  const status = await kelisim(["norms", "--status", "all"]);
  assert.equal(status.code, 2);
  assert.match(status.stderr, /enforced, tracked, informational/);
});

test("the rules of a day are told to people in one language, with what is not held", async () => {
  const { code, stdout } = await kelisim(["rules", "--on", "2026-01-17", "--lang", "kk"]);
  assert.equal(code, 0);
  assert.match(stdout, /^2026-01-17: Ережелер жинағы kz-earlier/);
  assert.match(stdout, /94-V Заңы, 7-бап, 8-тармақ, L94-7-8 \(… – 2026-01-17\)/);
  assert.match(stdout, /Бұл норманың сол күнгі мәтіні бізде жоқ/);
  assert.match(stdout, /cease-processing: 15 жұмыс күні .*мерзімі – осы өнімнің уәдесі/);
  assert.doesNotMatch(stdout, /Rules|denies where/);
});

test("the rules of a day are the same as JSON, and a day that there is not says what to write", async () => {
  const told = await kelisim(["rules", "--on", "2026-07-12", "--json"]);
  const set = JSON.parse(told.stdout) as RuleSetAnswer;
  assert.match(set.rule_set, /^kz-2026-07-12\./);
  assert.ok(set.access_rules.every(({ id }) => !id.includes("-before-")));
  const wrong = await kelisim(["rules", "--on", "2026-02-30"]);
  assert.deepEqual([wrong.code, wrong.stdout], [2, ""]);
  assert.match(wrong.stderr, /--on 2026-07-11/);
});
