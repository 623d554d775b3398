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
  "docs/guides/operate.md",
  "docs/law/choices.md",
  "docs/law/divergences.md",
] as const;

const NOT_OURS = new Set(["node_modules", ".git", ".types"]);

/** Every file and folder of the project, folders with a slash at the end. */
function everyPath(folder: URL = ROOT): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NOT_OURS.has(name))
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [new URL(entry.name, folder).pathname];
      const inner = new URL(`${entry.name}/`, folder);
      return [inner.pathname, ...everyPath(inner)];
    });
}

/** The rows of the first table under a heading line that begins so, as cells without backticks. */
function tableAfter(text: string, start: string): string[][] {
  const rest = text.slice(text.indexOf(start));
  const table = /(?:^\|.*\n)+/m.exec(rest)?.[0] ?? "";
  const rows = table
    .trimEnd()
    .split("\n")
    .map((line) => line.slice(1, -1).split(/(?<!\\)\|/));
  return rows.slice(2).map((cells) => cells.map((cell) => cell.trim().replaceAll("`", "")));
}

describe("the documents say what is there", () => {
  for (const path of DOCUMENTS) {
    test(`${path} links and names only what exists`, () => {
      const text = read(path);
      const at = new URL(path, ROOT);
      for (const [, target = ""] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (/^[a-z]+:/.test(target)) continue;
        assert.ok(existsSync(fileURLToPath(new URL(target, at))), `a link to ${target}`);
      }
      const paths = everyPath();
      for (const [, name = ""] of text.matchAll(
        /`((?:[\w.-]+\/)*[\w.-]+(?:\.(?:ts|sql|js)|\/))`/g,
      )) {
        if (name.startsWith("x.") || name.includes("YYYY") || name.includes("NNNN")) continue;
        assert.ok(
          paths.some((known) => known.endsWith(`/${name}`)),
          `there is no ${name}`,
        );
      }
    });
  }

  test("ARCHITECTURE.md is short, and gives a reason for every runtime package", () => {
    const text = read("ARCHITECTURE.md");
    assert.ok(text.split("\n").length <= 250);
    for (const room of readdirSync(new URL("packages/", ROOT))) {
      const manifest = JSON.parse(read(`packages/${room}/package.json`)) as {
        readonly dependencies?: Readonly<Record<string, string>>;
      };
      for (const name of Object.keys(manifest.dependencies ?? {})) {
        if (name.startsWith("@kelisim/")) continue;
        assert.ok(text.includes(`\n| \`${name}\` | `), `no reason for ${name} of ${room}`);
      }
    }
  });

  test("operate.md lists every setting with its default", () => {
    const rows = tableAfter(read("docs/guides/operate.md"), "## Settings");
    const names = rows.map(([name]) => name ?? "");
    assert.deepEqual(names.toSorted(), VARIABLE_NAMES.toSorted());
    for (const [name = "", value = ""] of rows) {
      if (!/^[\w./-]+$/.test(value) || value === "DATABASE_URL") continue;
      assert.deepEqual(readConfig({ [name]: value }), readConfig({}), `${name} is ${value}`);
    }
  });

  test("api.md lists every call with its scopes", () => {
    const rows = tableAfter(read("docs/guides/api.md"), "## Scopes");
    const scopesOf = ({ auth, scopes }: (typeof OPERATIONS)[number]): string => {
      if (auth === "none") return "everybody";
      return scopes.length === 0 ? "any key" : scopes.join(", ");
    };
    assert.deepEqual(
      rows
        .map(
          ([call = "", scopes = ""]) =>
            `${call}: ${scopes.split(":", 1)[0] === "any key" ? "any key" : scopes}`,
        )
        .toSorted(),
      OPERATIONS.map((op) => `${op.method} ${op.path}: ${scopesOf(op)}`).toSorted(),
    );
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
    const rules = Object.entries(DUTY_RULES).map(([kind, rule]) => [
      kind,
      String(rule.workingDays),
      rule.outcomes.join(", "),
    ]);
    assert.deepEqual(rows, rules);
  });
});
