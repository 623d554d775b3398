import { readdirSync, readFileSync } from "node:fs";
import { DUTY_RULES, REASON_CODES } from "@kelisim/core";
import { OPERATIONS, PROBLEMS, WEBHOOK_ERRORS } from "@kelisim/protocol";
import { KEYED_TABLES, PARTITIONED_TABLES } from "@kelisim/store";
import { ALL_JOBS } from "../../src/jobs/all-jobs.ts";

/** The names of prepared statements, as the sources have them. */
function statementNames(): readonly string[] {
  const names = new Set(["begin", "commit", "rollback", "unnamed"]);
  for (const room of ["../../../store/src/", "../../src/"]) {
    const folder = new URL(room, import.meta.url);
    for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue;
      const text = readFileSync(new URL(file, folder), "utf8");
      for (const [, name = ""] of text.matchAll(/name: "([a-z0-9-]+)"/g)) names.add(name);
    }
  }
  return [...names];
}

type Check = (word: string) => boolean;

const oneOf =
  (words: readonly string[]): Check =>
  (word) =>
    words.includes(word);
const like =
  (pattern: RegExp): Check =>
  (word) =>
    pattern.test(word);

/** What Node and the client library tell of the process itself. */
const OF_NODE: Readonly<Record<string, Check>> = {
  type: like(/^[A-Z][A-Za-z]{2,30}$/),
  space: like(/^[a-z_]{2,40}$/),
  version: like(/^v\d+\.\d+\.\d+$/),
  major: like(/^\d+$/),
  minor: like(/^\d+$/),
  patch: like(/^\d+$/),
  kind: oneOf(["major", "minor", "incremental", "weakcb"]),
  le: like(/^([\d.]+|\+Inf)$/),
};

/**
 * Every label of the figures with the words that may stand in it.
 * @returns the check of a figure's label; `undefined` for a label that no figure may have
 */
export function allowedWords(): (name: string, label: string) => Check | undefined {
  const ours: Readonly<Record<string, Check>> = {
    operation: oneOf([...OPERATIONS.map(({ id }) => id), "none"]),
    status: like(/^[1-5]\d\d$/),
    code: oneOf(Object.keys(PROBLEMS)),
    mode: oneOf(["enforce", "check"]),
    outcome: oneOf(["permit", "deny"]),
    reason: oneOf(REASON_CODES),
    error: oneOf(WEBHOOK_ERRORS),
    statement: oneOf(statementNames()),
    kind: oneOf([...Object.keys(DUTY_RULES), "other"]),
    job: oneOf([...ALL_JOBS.map(({ name }) => name), "other"]),
    table: oneOf([...PARTITIONED_TABLES, ...KEYED_TABLES]),
    release: like(/^\d+\.\d+\.\d+$/),
    schema: like(/^\d{4}_[a-z_]+$/),
    engine: oneOf(["pglite", "postgres"]),
    le: like(/^([\d.]+|\+Inf)$/),
  };
  return (name, label) => (name.startsWith("kelisim_") ? ours : OF_NODE)[label];
}
