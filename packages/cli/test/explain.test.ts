import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { demoDirectory, startDemo } from "./demo-directory.ts";
import { kelisim, scratch } from "./kelisim.ts";

/** The demo's decisions by the names of its steps. */
function decisionsOf(directory: string): Readonly<Record<string, string>> {
  const text = readFileSync(join(directory, "demo-progress.json"), "utf8");
  return (JSON.parse(text) as { ids: Record<string, string> }).ids;
}

test("a decision is explained in three languages, by a running service and by its store", async (t) => {
  const directory = await demoDirectory(t);
  const demo = startDemo(t, directory);
  const { base_url: url, shop } = await demo.facts();
  const ids = decisionsOf(directory);
  const [permitted = "", withdrawn = ""] = [
    ids["person 1 second look"],
    ids["person 2 passed on again"],
  ];
  const explain = (id: string, ...more: string[]) =>
    kelisim(["explain", id, "--data", directory, ...more]);

  await t.test("a running demo answers with the keys of its own seed", async () => {
    const { code, stdout, stderr } = await explain(withdrawn, "--url", url);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^Рұқсат берілмеді\nСебебі: Келісім кері қайтарып алынды\./);
    assert.match(stdout, /^Отказано\n/m);
    assert.match(stdout, /^Denied\n/m);
    assert.match(stdout, /94-V Заңы, 8-бап, 7-тармақ/);
    assert.match(stdout, /Закон 94-V, статья 8, пункт 7/);
    assert.match(stdout, /Law 94-V, article 8, paragraph 7/);
    assert.match(stdout, /^ {2}✓ object-is-known: /m);
    assert.match(stdout, /^ {2}✗ consent-is-not-withdrawn: denied here/m);
    assert.match(stdout, /^Актінің сөзі: «Субъектінің немесе/m);
  });

  await t.test("--lang gives one language", async () => {
    const { stdout } = await explain(permitted, "--url", url, "--lang", "ru");
    assert.match(stdout, /^Разрешено\n/);
    assert.match(stdout, /Основание доступа: согласие человека \(con_/);
    assert.doesNotMatch(stdout, /Permitted|Рұқсат/);
  });

  await t.test("--at tells what the rules of another day would have decided", async () => {
    const { code, stdout } = await explain(
      permitted,
      "--url",
      url,
      "--at",
      "2025-01-01",
      "--lang",
      "en",
    );
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^Under the rules of: 2025-01-01\nWhat was decided: Permitted \[consent\]/,
    );
    assert.match(stdout, /Rule set: kz-earlier/);
    assert.match(stdout, /^Its sense: [^«]/m);
    assert.match(stdout, /^ {2}person-consented: permitted here → not applied$/m);
    assert.match(stdout, /^ {2}person-consented-before-order-190: not tried → permitted here$/m);
    assert.match(stdout, /The text of this provision as of that day is not held/);
    // The older name, and an instant: 19:00 of 17 January universal time is 18 January in Kazakhstan.
    for (const [option, time, on] of [
      ["--on", "2025-01-01", "2025-01-01"],
      ["--at", "2026-01-17T19:00:00Z", "2026-01-18"],
    ] as const) {
      const told = await explain(permitted, "--url", url, option, time, "--json");
      const { replayed } = JSON.parse(told.stdout) as { replayed: { on: string } };
      assert.equal(replayed.on, on);
    }
    const wrong = await explain(permitted, "--url", url, "--at", "2026-02-30");
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /--at 2026-07-11/);
  });

  await t.test("a foreign party's key finds nothing", async () => {
    const { code, stderr } = await explain(permitted, "--url", url, "--key", shop.api_key);
    assert.equal(code, 3);
    assert.match(stderr, /There is no such decision: dec_/);
  });

  await t.test("a key that is none is told", async () => {
    const { code, stderr } = await explain(permitted, "--url", url, "--key", "kel_x");
    assert.equal(code, 1);
    assert.match(stderr, /did not accept this key/);
  });

  await t.test("a service that is away is told", async () => {
    const { code, stderr } = await explain(permitted, "--url", "http://127.0.0.1:9");
    assert.equal(code, 1);
    assert.match(stderr, /does not answer: http:\/\/127\.0\.0\.1:9\b.*--url/);
  });

  const running = await explain(permitted, "--url", url, "--json");
  await demo.stop();

  await t.test("without a service the store itself answers, and alike", async () => {
    const stopped = await explain(permitted, "--json");
    assert.equal(stopped.code, 0);
    const told = JSON.parse(stopped.stdout) as Record<string, unknown>;
    assert.deepEqual(told, JSON.parse(running.stdout));
    assert.equal(told["decision_id"], permitted);
    assert.equal((told["rules_tried"] as unknown[]).length > 10, true);
  });

  await t.test("an id that nobody made is not found, with exit code 3", async () => {
    for (const id of [`${permitted.slice(0, -4)}AAAA`, "dec_x", "con_1", "880417499004"]) {
      const { code, stdout, stderr } = await explain(id);
      assert.deepEqual([code, stdout], [3, ""]);
      assert.match(stderr, /Copy its whole id/);
    }
  });
});

test("where there is no store, the way to one is told", async (t) => {
  const { code, stderr } = await kelisim(["explain", "dec_x1"], { cwd: scratch(t) });
  assert.equal(code, 3);
  assert.match(stderr, /There is no store here: \.\/\.kelisim\..*--data.*DATABASE_URL.*--url/);
});
