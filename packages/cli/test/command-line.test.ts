import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { inProcess } from "./in-process.ts";
import { kelisim } from "./kelisim.ts";

const COMMANDS = [
  "serve",
  "demo",
  "migrate",
  "migrate-to",
  "backup",
  "restore",
  "doctor",
  "config",
  "erase",
  "import",
  "export",
  "explain",
  "deadline",
];

test("without arguments the help comes, with every command and the exit codes", async () => {
  const { code, stdout, stderr } = await kelisim([]);
  assert.equal(code, 0);
  assert.equal(stderr, "");
  for (const name of COMMANDS) assert.match(stdout, new RegExp(`^  ${name} `, "m"));
  assert.match(stdout, /Exit codes:\n {2}0 {2}done\n {2}1 .*\n {2}2 .*\n {2}3 /);
});

test("with a language but no command the help comes too", async () => {
  const { code, stdout, stderr } = await kelisim(["--lang", "ru"]);
  assert.deepEqual([code, stderr], [0, ""]);
  assert.match(stdout, /^Использование: kelisim \[параметры\] <команда>/);
});

for (const name of COMMANDS) {
  test(`the help of ${name} has examples that begin with its name`, async () => {
    const { code, stdout } = await kelisim([name, "--help"]);
    assert.equal(code, 0);
    const [, examples = ""] = stdout.split("Examples:\n");
    assert.match(examples, new RegExp(`kelisim ${name}\\b`));
  });
}

test("help is Kazakh unless the surroundings say Russian or English", async () => {
  const help = async (env: Record<string, string>, ...args: string[]): Promise<string> =>
    (await kelisim(["--help", ...args], { env: { LANG: "", ...env } })).stdout;
  assert.match(await help({}), /^Қолданылуы: /);
  assert.match(await help({ LANG: "C.UTF-8" }), /^Қолданылуы: /);
  assert.match(await help({ LANG: "de_DE.UTF-8" }), /^Қолданылуы: /);
  assert.match(await help({ LANG: "ru_RU.UTF-8" }), /^Использование: /);
  assert.match(await help({ LANG: "ru_RU.UTF-8", LC_ALL: "en_US" }), /^Usage: /);
  assert.match(await help({ LANG: "ru_RU.UTF-8" }, "--lang", "kk"), /^Қолданылуы: /);
  assert.match(await help({ LANG: "en_GB.UTF-8" }, "--lang=ru"), /^Использование: /);
});

test("the version is the package's", async () => {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  assert.deepEqual(await kelisim(["--version"]), {
    code: 0,
    signal: null,
    stdout: `${version}\n`,
    stderr: "",
  });
});

const MISTAKES: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["an unknown command suggests the nearest one", ["deadlnie"], /“deadlnie”.*deadline\?/],
  ["an unknown option is named", ["demo", "--jsn"], /“--jsn”.*--json\?/],
  ["a missing argument is named", ["explain"], /<decision-id>/],
  ["a missing option is named", ["deadline", "--days", "3"], /--from <date>/],
  ["an option without its value is named", ["deadline", "--from"], /--from <date>/],
  ["an argument too many is refused", ["serve", "now"], /an argument too many/],
  ["a language that is none is refused", ["deadline", "--lang", "de"], /kk, ru, en|--from/],
  ["a port that is none is refused", ["demo", "--port", "99999"], /“99999” is no port/],
  ["a port of serve that is none is refused", ["serve", "--port", "x"], /KELISIM_PORT/],
];

for (const [what, args, words] of MISTAKES) {
  test(`${what}, with exit code 2 and nothing on stdout`, async () => {
    const { code, stdout, stderr } = await inProcess(args);
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, words);
    assert.doesNotMatch(stderr, /\n\s+at /, "no stack trace");
  });
}

test("a mistake ends the program with its exit code", async () => {
  const { code, stdout, stderr } = await kelisim(["deadlnie"]);
  assert.deepEqual([code, stdout], [2, ""]);
  assert.match(stderr, /^kelisim: There is no command “deadlnie”/);
});

test("a language that is none is refused where the rest is right", async () => {
  const args = ["deadline", "--from", "2026-07-13", "--days", "1", "--lang", "de"];
  const { code, stderr } = await inProcess(args);
  assert.equal(code, 2);
  assert.match(stderr, /kk, ru, en/);
});

test("mistakes are told in Kazakh and Russian too", async () => {
  const told = async (language: "kk" | "ru") => (await inProcess(["srve"], language)).stderr;
  assert.match(await told("kk"), /«srve» деген команда жоқ.*serve\?/);
  assert.match(await told("ru"), /Команды «srve» нет.*serve\?/);
});

test("nothing is coloured where the output is no terminal", async () => {
  for (const args of [["--help"], ["srve"], ["deadline", "--from", "2026-07-13", "--days", "2"]]) {
    const { stdout, stderr } = await kelisim(args);
    assert.equal(`${stdout}${stderr}`.includes("\u001b"), false);
  }
});

test("NO_COLOR and --no-color win over a terminal that wants colours", async () => {
  const args = ["deadline", "--from", "2026-07-13", "--days", "2"];
  const forced = { env: { FORCE_COLOR: "1" } };
  assert.equal((await kelisim(args, forced)).stdout.includes("\u001b"), true);
  const { stdout } = await kelisim([...args, "--no-color"], forced);
  assert.equal(stdout.includes("\u001b"), false);
});
