import type { Tell } from "./check-tables.ts";
import type { RuleId } from "./finding.ts";
import { isEvidence } from "./schema.ts";
import { child, children, lastName, text, unwrap, walk, type Found, type Node } from "./tree.ts";

/** Statements that no SQL of ours may hold. */
const STATEMENTS: Readonly<Record<string, RuleId>> = {
  CreateTrigStmt: "no-trigger",
  CreateEventTrigStmt: "no-trigger",
  RuleStmt: "no-trigger",
  CreateFunctionStmt: "no-trigger",
  MergeStmt: "no-merge",
  CreateEnumStmt: "no-enum",
  AlterEnumStmt: "no-enum",
  CreateDomainStmt: "no-enum",
  CreateSeqStmt: "no-sequence",
  AlterSeqStmt: "no-sequence",
  ListenStmt: "no-notify",
  UnlistenStmt: "no-notify",
  NotifyStmt: "no-notify",
};

const FUNCTIONS: readonly (readonly [RegExp, RuleId])[] = [
  [/^(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)$/, "no-clock"],
  [/^(random|random_normal|setseed|gen_random_uuid|gen_random_bytes|uuidv[47])$/, "no-chance"],
  [/^uuid_generate_/, "no-chance"],
  [/^(nextval|setval|currval|lastval)$/, "no-sequence"],
  [/^pg_(try_)?advisory_/, "no-advisory-lock"],
  [/^pg_notify$/, "no-notify"],
];

const WITHOUT_ZONE = /^(timestamp|time|timetz)$/;
const COUNTER = /^(small|big)?serial[248]?$/;
/** Words that PostgreSQL takes for its own clock when they become a time. */
const CLOCK_WORD = /^\s*(now|today|tomorrow|yesterday)\s*$/i;

type Check = (node: Node, tell: Tell) => void;

const range: Check = (node, tell) => {
  if (node["lateral"] === true) tell("no-lateral", "", node);
};

const writesTo =
  (word: string): Check =>
  (node, tell) => {
    const table = text(child(node, "relation"), "relname");
    if (isEvidence(table)) tell("evidence", `${word} ${table}`, node["relation"]);
  };

const NODES: Readonly<Record<string, Check>> = {
  FuncCall(node, tell) {
    const name = lastName(node, "funcname");
    for (const [pattern, rule] of FUNCTIONS) if (pattern.test(name)) tell(rule, name, node);
  },
  SQLValueFunction(node, tell) {
    if (/TIME|DATE/.test(text(node, "op"))) tell("no-clock", text(node, "op").slice(6), node);
  },
  TypeName(node, tell) {
    const name = lastName(node, "names");
    if (WITHOUT_ZONE.test(name)) tell("time-zone", name, node);
    if (COUNTER.test(name)) tell("no-sequence", name, node);
  },
  TypeCast(node, tell) {
    const word = text(child(child(child(node, "arg"), "A_Const"), "sval"), "sval");
    const type = lastName(child(node, "typeName"), "names");
    if (CLOCK_WORD.test(word) && /^(date|time)/.test(type)) tell("no-clock", `'${word}'`, node);
  },
  Constraint(node, tell) {
    if (text(node, "contype") === "CONSTR_IDENTITY") tell("no-sequence", "identity", node);
  },
  RangeVar(node, tell) {
    if (["t", "u"].includes(text(node, "relpersistence"))) {
      tell("no-temporary", text(node, "relname"), node);
    }
  },
  IntoClause(node, tell) {
    tell("no-temporary", "into", node);
  },
  LockingClause(node, tell) {
    if (text(node, "waitPolicy") === "LockWaitSkip") tell("no-skip-locked", "");
  },
  RangeSubselect: range,
  RangeFunction: range,
  RangeTableFunc: range,
  JsonTable: range,
  UpdateStmt: writesTo("update"),
  DeleteStmt: writesTo("delete"),
  InsertStmt(node, tell) {
    const table = text(child(node, "relation"), "relname");
    const action = text(child(node, "onConflictClause"), "action");
    if (action === "ONCONFLICT_UPDATE" && isEvidence(table)) {
      tell("evidence", `on conflict update ${table}`, node["relation"]);
    }
  },
  TruncateStmt(node, tell) {
    for (const each of children(node, "relations")) {
      const table = text(unwrap(each).node, "relname");
      if (isEvidence(table)) tell("evidence", `truncate ${table}`, each);
    }
    if (text(node, "behavior") === "DROP_CASCADE") tell("cascade", "truncate");
  },
};

/** What may stand nowhere, in no migration and in no statement of the program. */
export function checkWords(statement: Found, tell: Tell): void {
  const { kind, node } = statement;
  for (const found of walk({ [kind]: node })) {
    const rule = STATEMENTS[found.kind];
    if (rule !== undefined) tell(rule, "", found.node);
    NODES[found.kind]?.(found.node, tell);
  }
}
