import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { demoDirectory, startDemo } from "./demo-directory.ts";
import { call, itemsOf } from "./http.ts";
import { kelisim, scratch } from "./kelisim.ts";

/** A key that may erase, made by the demo's administrator for its own party. */
async function eraserKey(url: string, adminKey: string): Promise<string> {
  const [provider] = itemsOf(await call(url, adminKey, "/v1/parties"))
    .filter(({ name }) => (name as { en: string }).en === "Service administrator")
    .map(({ id }) => String(id));
  const scopes = ["admin:erasure"];
  const path = `/v1/parties/${provider}/api-keys`;
  const { body } = await call(url, adminKey, path, { label: "eraser", scopes });
  return String(body["key"]);
}

const ledgerOf = (directory: string): readonly string[] =>
  readFileSync(join(directory, "demo.erasures"), "utf8").trimEnd().split("\n");

test("people are forgotten by a running service and in a store, and never named on the way", async (t) => {
  const directory = await demoDirectory(t);
  const demo = startDemo(t, directory);
  const {
    base_url: url,
    admin_key: adminKey,
    operator,
    people,
    objects,
    purposes,
  } = await demo.facts();
  const key = await eraserKey(url, adminKey);
  const iinOf = (nth: number): string => people[nth - 1]?.iin ?? "";
  const said: string[] = [];
  const erase = async (
    input: string,
    args: readonly string[],
    env: Record<string, string> = {},
  ) => {
    const ended = await kelisim(["erase", ...args], { env, input });
    said.push(ended.stdout, ended.stderr);
    return ended;
  };
  const ask = (iin: string) =>
    call(url, operator.api_key, "/access/v1/evaluation", {
      subject: { type: "party", id: operator.bin },
      action: { name: "process" },
      resource: {
        type: "digital_object",
        id: objects.non_state,
        properties: { data_subject: iin, categories: ["income"] },
      },
      context: { purpose: purposes["credit_scoring"] },
    });

  await t.test("a service is asked with the key of the surroundings", async () => {
    await ask(iinOf(10));
    const args = ["--url", url, "--reason", "person-asked", "--json"];
    const { code, stdout, stderr } = await erase(`${iinOf(10)}\n`, args, { KELISIM_API_KEY: key });
    assert.deepEqual([code, stdout, stderr], [0, '{"status":"erased"}\n', ""]);
    assert.equal(ledgerOf(directory).length, 2);
  });

  await t.test("what stands in the way is told with what to do, and exit code 3", async () => {
    const env = { KELISIM_API_KEY: key, KELISIM_URL: url };
    for (const [language, words] of [
      ["kk", /қолданыстағы келісімі бар.*кері қайтарып алуды рәсімдеңіз/],
      ["ru", /есть действующее согласие.*оформите отзыв/],
      ["en", /consent of this person is still active.*withdrawn first/],
    ] as const) {
      const { code, stdout, stderr } = await erase(iinOf(1), ["--lang", language], env);
      assert.deepEqual([code, stdout], [3, ""]);
      assert.match(stderr, words);
    }
  });

  await t.test("a key that does not hold the right, or none, is told", async () => {
    const foreign = await erase(iinOf(11), ["--url", url], { KELISIM_API_KEY: adminKey });
    assert.equal(foreign.code, 3);
    const none = await erase(iinOf(11), ["--url", url]);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /admin:erasure.*KELISIM_API_KEY/);
    const away = await erase(iinOf(11), ["--url", "http://127.0.0.1:9"], { KELISIM_API_KEY: key });
    assert.deepEqual([away.code, /does not answer/.test(away.stderr)], [1, true]);
  });

  await t.test("where a service holds the store, the way to it is told", async () => {
    const { code, stderr } = await erase(iinOf(11), ["--data", directory]);
    assert.equal(code, 1);
    assert.match(stderr, /running service is using the store.*--url.*KELISIM_API_KEY/);
  });
  await ask(iinOf(11));
  await demo.stop();

  await t.test("without a service the store itself is told, and its ledger before it", async () => {
    const { code, stdout } = await erase(iinOf(11), ["--data", directory, "--lang", "kk"]);
    assert.equal(code, 0);
    assert.match(stdout, /ештеңе қалмады.*Сақтық көшірмелерде/);
    assert.equal(ledgerOf(directory).length, 3);
    const unknown = await erase(iinOf(12), ["--data", directory, "--json"]);
    assert.deepEqual([unknown.code, unknown.stdout], [0, '{"status":"erased"}\n']);
    assert.equal(ledgerOf(directory).length, 3);
  });

  await t.test("a damaged ledger stops the store, in words", async () => {
    const file = join(directory, "demo.erasures");
    const sound = readFileSync(file, "utf8");
    writeFileSync(file, sound.replace("erased", "erasee"));
    for (const [language, words] of [
      ["kk", /Жою журналы бүлінген/],
      ["ru", /испорчен/],
      ["en", /Line 2 of the erasure ledger .* is damaged/],
    ] as const) {
      const { code, stderr } = await erase(iinOf(12), ["--data", directory, "--lang", language]);
      assert.equal(code, 1);
      assert.match(stderr, words);
      assert.doesNotMatch(stderr, /\n\s+at /);
    }
    writeFileSync(file, sound);
  });

  assert.doesNotMatch(said.join(""), /\d{12}/, "a number was repeated");
});

for (const input of ["", "88041749900", "880417499005", "one two three"]) {
  test(`“${input}” is no IIN, and is not repeated`, async (t) => {
    const { code, stdout, stderr } = await kelisim(["erase"], { input, cwd: scratch(t) });
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /That is no IIN: check its twelve digits/);
    assert.ok(input === "" || !stderr.includes(input));
  });
}

test("an IIN on the command line is refused and not repeated", async (t) => {
  const { code, stderr } = await kelisim(["erase", "880417499004"], { input: "", cwd: scratch(t) });
  assert.equal(code, 2);
  assert.match(stderr, /an argument too many/);
  assert.ok(!stderr.includes("880417499004"));
});

test("a reason that is none is refused, and where there is no store none is made", async (t) => {
  const cwd = scratch(t);
  const reason = await kelisim(["erase", "--reason", "because"], { input: "880417499004", cwd });
  assert.equal(reason.code, 2);
  assert.match(reason.stderr, /person-asked, .*no-legal-ground/);
  const nowhere = await kelisim(["erase"], { input: "880417499004", cwd });
  assert.equal(nowhere.code, 3);
  assert.match(nowhere.stderr, /There is no store here/);
});
