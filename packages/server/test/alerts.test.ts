import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "yaml";
import { bankLine, evaluate } from "./support/acts.ts";
import type { Exposition } from "./support/exposition.ts";
import { newIin } from "./support/fictitious-numbers.ts";
import { allowedWords } from "./support/metric-words.ts";
import { startObserved, type Observed } from "./support/observed.ts";
import { StandingClock } from "./support/webhook-bench.ts";

type Rule = {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: Readonly<Record<string, string>>;
};
type Rules = {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Rule[] }[];
};
type RuleTests = {
  readonly rule_files: readonly string[];
  readonly tests: readonly {
    readonly name: string;
    readonly promql_expr_test: readonly {
      readonly expr: string;
      readonly exp_samples: readonly unknown[];
    }[];
  }[];
};

const read = (path: string): string =>
  readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");

const rules = (parse(read("ops/prometheus/alerts.yml")) as Rules).groups.flatMap((g) => g.rules);
const ruleTests = parse(read("ops/prometheus/alerts.test.yml")) as RuleTests;
const GUIDE = "docs/guides/observe.md";
const headings = [...read(GUIDE).matchAll(/^### (Kelisim\w+)$/gm)].map(([, name = ""]) => name);

/** The figures that an expression names, each with the matchers in its braces. */
const figuresOf = (expr: string): readonly { readonly name: string; readonly inner: string }[] =>
  [...expr.matchAll(/\b((?:kelisim|nodejs|process)_[a-z0-9_]+)(?:\{([^}]*)\})?/g)].map(
    ([, name = "", inner = ""]) => ({ name, inner }),
  );

const matchersOf = (inner: string): readonly (readonly [string, string, string])[] =>
  [...inner.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].map(
    ([, label = "", operator = "", word = ""]) => [label, operator, word],
  );

/** The labels that an expression groups by. */
const groupingsOf = (expr: string): readonly string[] =>
  [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = ""]) =>
    list.split(",").map((label) => label.trim()),
  );

describe("The alert rules", () => {
  let observed: Observed;
  let figures: Exposition;

  before(async () => {
    observed = await startObserved({ clock: new StandingClock(), config: { jobs: true } });
    await evaluate(bankLine(observed.world), newIin());
    figures = await observed.scrape();
    while (figures.value("kelisim_job_failed", { job: "timers" }) === undefined) {
      await sleep(500);
      figures = await observed.scrape();
    }
  });
  after(() => observed.close());

  const labelsOf = (name: string): ReadonlySet<string> =>
    new Set(
      figures.samples.filter((each) => each.name === name).flatMap((s) => Object.keys(s.labels)),
    );

  const familyOf = (name: string): string | undefined =>
    [name, name.replace(/_(bucket|sum|count)$/, "")].find((known) => figures.families.has(known));

  test("are explained in a guide that names every figure, and no other", () => {
    const named = [...read(GUIDE).matchAll(/^\| (`kelisim_.*?) +\|/gm)]
      .flatMap(([, cell = ""]) => [...cell.matchAll(/`(\w+)`/g)])
      .map(([, name = ""]) => name);
    const ours = [...figures.families.keys()].filter((name) => name.startsWith("kelisim_"));
    assert.deepEqual(named.toSorted(), ours.toSorted());
  });

  for (const { alert, expr } of rules) {
    test(`${alert} asks for figures and labels that a running service has`, () => {
      const named = figuresOf(expr);
      assert.ok(named.length > 0);
      const allowed = allowedWords();
      for (const { name, inner } of named) {
        assert.ok(familyOf(name) !== undefined, `there is no ${name}`);
        for (const [label, operator, word] of matchersOf(inner)) {
          assert.ok(labelsOf(name).has(label), `${name} has no label ${label}`);
          if (operator === "=") assert.ok(allowed(name, label)?.(word), `${label}="${word}"`);
        }
      }
      for (const label of groupingsOf(expr)) {
        assert.ok(
          named.some(({ name }) => labelsOf(name).has(label)),
          `none of its figures has the label ${label}`,
        );
      }
    });
  }
});

describe("Each alert", () => {
  test("has a name of its own", () => {
    assert.ok(rules.length > 20);
    assert.equal(new Set(rules.map(({ alert }) => alert)).size, rules.length);
  });

  for (const { alert, expr, labels, annotations } of rules) {
    test(`${alert} says what is the case and leads to what to do`, () => {
      assert.match(labels.severity, /^(critical|warning)$/);
      assert.match(annotations["summary"] ?? "", /^[A-Z].*\.$/);
      assert.match(annotations["rights"] ?? "It is one.", /^[A-Z].*\.$/);
      assert.equal(annotations["runbook"], `${GUIDE}#${alert.toLowerCase()}`);
      assert.ok(headings.includes(alert), `${GUIDE} has no heading ${alert}`);
      for (const text of Object.values(annotations)) {
        for (const [, label = ""] of text.matchAll(/\$labels\.(\w+)/g)) {
          assert.ok(groupingsOf(expr).includes(label), `the label ${label} is aggregated away`);
        }
      }
    });

    test(`${alert} is tested quiet and firing`, () => {
      const own = ruleTests.tests.filter(({ name }) => name === alert);
      const asked = `ALERTS{alertname="${alert}",alertstate="firing"}`;
      const steps = own.flatMap((each) => each.promql_expr_test);
      assert.ok(steps.every((step) => step.expr === asked));
      assert.ok(steps.some((step) => step.exp_samples.length === 0));
      assert.ok(steps.some((step) => step.exp_samples.length > 0));
    });
  }

  test("is what the guide has a heading for, in the same order", () => {
    assert.deepEqual(
      headings,
      rules.map(({ alert }) => alert),
    );
  });
});
