import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { DUTY_RULES, REASON_CODES } from "@kelisim/core";
import { OPERATIONS } from "@kelisim/protocol";
import { readConfig, VARIABLE_NAMES } from "@kelisim/server";

const ROOT = new URL("../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), "utf8");

const DOCUMENTS = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "SECURITY.md",
  "CHANGELOG.md",
  "docs/guides/api.md",
  "docs/guides/erasure.md",
  "docs/guides/observe.md",
  "docs/guides/operate.md",
  "docs/guides/pilot-to-pair.md",
  "docs/guides/portal.md",
  "docs/performance.md",
  "docs/evidence.md",
  "docs/reliability.md",
  "docs/law/choices.md",
  "docs/law/divergences.md",
  "docs/law/glossary.md",
];

const NOT_OURS = new Set(["node_modules", ".git", ".types"]);

/** Every file and folder of the project, folders with a slash at the end. */
function everyPath(folder: URL = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [fileURLToPath(new URL(entry.name, folder))];
      const inner = new URL(`${entry.name}/`, folder);
      return [fileURLToPath(inner), ...everyPath(inner)];
    });
}

/** The rows of the first table after a line, as cells without backticks. */
function tableAfter(text: string, start: string): string[][] {
  const at = text.indexOf(start);
  assert.notEqual(at, -1, `there is no “${start}”`);
  const [table = ""] = /(?:^\|.*\n)+/m.exec(text.slice(at)) ?? [];
  const rows = table.trimEnd().split("\n").slice(2);
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}

/** Links to files, without their anchors. */
const linksOf = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** File and folder names in backticks, but for patterns such as `NNNN_name.sql`. */
const namesOf = (text: string): string[] =>
  [...text.matchAll(/`((?:[\w.-]+\/)*[\w.-]+(?:\.(?:ts|sql|js)|\/))`/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !/^x\.|YYYY|NNNN/.test(name));

/** A call and what it asks of a key, without the words after it. */
const callLine = ([call = "", scopes = ""]: readonly string[]): string =>
  `${call}: ${scopes.startsWith("any key") ? "any key" : scopes}`;

const askedOfKey = ({ auth, scopes }: (typeof OPERATIONS)[number]): string => {
  if (auth === "none") return "everybody";
  return scopes.length === 0 ? "any key" : scopes.join(", ");
};

describe("the documents say what is there", () => {
  const paths = everyPath();

  for (const path of DOCUMENTS) {
    test(`${path} links and names only what exists`, () => {
      const text = read(path);
      for (const link of linksOf(text)) {
        const target = new URL(link, new URL(path, ROOT));
        assert.ok(existsSync(fileURLToPath(target)), `a link to ${link}`);
      }
      for (const name of namesOf(text)) {
        const isThere = paths.some((known) => known.endsWith(`/${name}`));
        assert.ok(isThere, `there is no ${name}`);
      }
    });
  }

  test("ARCHITECTURE.md is short, and gives a reason for every runtime package", () => {
    const text = read("ARCHITECTURE.md");
    assert.ok(text.split("\n").length <= 250);
    const reasoned = tableAfter(text, "## Dependencies").map(([name]) => name);
    for (const room of readdirSync(new URL("packages/", ROOT))) {
      const { dependencies = {} } = JSON.parse(read(`packages/${room}/package.json`)) as {
        readonly dependencies?: Readonly<Record<string, string>>;
      };
      const foreign = Object.keys(dependencies).filter((name) => !name.startsWith("@kelisim/"));
      for (const name of foreign) assert.ok(reasoned.includes(name), `${name} of ${room}`);
    }
  });

  test("operate.md lists every setting with its default", () => {
    const rows = tableAfter(read("docs/guides/operate.md"), "## Settings");
    const names = rows.map(([name = ""]) => name);
    assert.deepEqual(names.toSorted(), VARIABLE_NAMES.toSorted());
    for (const [name = "", value = ""] of rows) {
      // Words in place of a value tell where the default comes from.
      if (!/^[a-z0-9./-]+$/.test(value)) continue;
      assert.deepEqual(readConfig({ [name]: value }), readConfig({}), `${name} is ${value}`);
    }
  });

  test("api.md lists every call with its scopes", () => {
    const rows = tableAfter(read("docs/guides/api.md"), "## Scopes");
    const calls = OPERATIONS.map((op) => `${op.method} ${op.path}: ${askedOfKey(op)}`);
    assert.deepEqual(rows.map(callLine).toSorted(), calls.toSorted());
  });

  test("api.md lists the reason codes in their order", () => {
    const rows = tableAfter(read("docs/guides/api.md"), "Reason codes, in the order");
    assert.deepEqual(
      rows.map(([code]) => code),
      REASON_CODES,
    );
  });

  test("api.md lists every kind of duty with its days and outcomes", () => {
    const rows = tableAfter(read("docs/guides/api.md"), "## Withdrawal and duties");
    const rules = Object.entries(DUTY_RULES).map(([kind, { workingDays, outcomes }]) => [
      kind,
      String(workingDays),
      outcomes.join(", "),
    ]);
    assert.deepEqual(rows, rules);
  });
});
