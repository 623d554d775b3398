import type { Text3 } from "@kelisim/core";
import type { Terminal } from "../output/terminal.ts";
import type { Finding, Level } from "./check.ts";
import type { Examined } from "./examine.ts";

const MARKS: Readonly<Record<Level, string>> = { ok: "✓", warning: "!", failed: "✗" };
const COLOURS = { ok: "green", warning: "yellow", failed: "red" } as const;

const LEVELS: Readonly<Record<Level, Text3>> = {
  ok: { kk: "дұрыс", ru: "в порядке", en: "ok" },
  warning: { kk: "ескерту", ru: "внимание", en: "warning" },
  failed: { kk: "қате", ru: "ошибка", en: "failed" },
};

const WHAT_TO_DO: Text3 = { kk: "Не істеу керек", ru: "Что делать", en: "What to do" };
const NOT_CHECKED: Text3 = {
  kk: "Тексерілмегені (бұған дерекқор мен оның кестелері керек)",
  ru: "Не проверено (для этого нужна база с её таблицами)",
  en: "Not checked (these need the database and its tables)",
};

const ORDER: readonly Level[] = ["ok", "warning", "failed"];

/** The worst of the levels; `ok` for none. */
export const worstOf = (findings: readonly Finding[]): Level =>
  ORDER.findLast((level) => findings.some((finding) => finding.level === level)) ?? "ok";

const allOf = (examined: readonly Examined[]): readonly Finding[] =>
  examined.flatMap(({ findings }) => findings ?? []);

function linesOf(terminal: Terminal, title: Text3, finding: Finding): readonly string[] {
  const { level, found, todo } = finding;
  const mark = terminal.style(COLOURS[level], `${MARKS[level]} ${terminal.in(LEVELS[level])}`);
  const head = `${mark}  ${terminal.in(title)}: ${terminal.in(found)}`;
  if (todo === undefined) return [head];
  const [first = "", ...rest] = terminal.in(todo).split("\n");
  return [head, `    ${terminal.in(WHAT_TO_DO)}: ${first}`, ...rest.map((line) => `    ${line}`)];
}

/** The report for people: a line a finding, then what to do; at the end what was not looked at. */
export function reportLines(terminal: Terminal, examined: readonly Examined[]): readonly string[] {
  const left = examined.filter(({ findings }) => findings === undefined);
  const names = left.map(({ title }) => terminal.in(title)).join(", ");
  const found = allOf(examined);
  const counts = ORDER.map((level) => {
    const count = found.filter((finding) => finding.level === level).length;
    return `${terminal.in(LEVELS[level])}: ${count}`;
  });
  return [
    ...examined.flatMap(({ title, findings = [] }) =>
      findings.flatMap((finding) => linesOf(terminal, title, finding)),
    ),
    ...(left.length === 0 ? [] : [`–  ${terminal.in(NOT_CHECKED)}: ${names}`]),
    "",
    counts.join(", "),
  ];
}

/**
 * The report for programs: `{level, checks: [{id, level, findings: [{level, found, todo?}]}],
 * not_checked: [id]}`, with texts in the terminal's language.
 */
export const reportJson = (terminal: Terminal, examined: readonly Examined[]): object => ({
  level: worstOf(allOf(examined)),
  checks: examined.flatMap(({ id, findings }) =>
    findings === undefined || findings.length === 0
      ? []
      : [
          {
            id,
            level: worstOf(findings),
            findings: findings.map(({ level, found, todo }) => ({
              level,
              found: terminal.in(found),
              ...(todo && { todo: terminal.in(todo) }),
            })),
          },
        ],
  ),
  not_checked: examined.flatMap(({ id, findings }) => (findings === undefined ? [id] : [])),
});
