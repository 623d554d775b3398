import {
  ACT_TITLES,
  DUTY_TEXTS,
  groundByCode,
  parseLegalDay,
  RULE_BOOK,
  type ActId,
  type DutyKind,
  type LawSource,
  type NormRole,
  type Text3,
} from "@kelisim/core";
import type { NormAnswer } from "@kelisim/protocol";
import {
  adminLawWords,
  AdminNormPage,
  AdminNormsPage,
  AdminRulesPage,
  NORM_STATUSES,
} from "@kelisim/web/pages";
import { h } from "preact";
import { callOperation } from "../call-operation.ts";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../page-answer.ts";
import type { FormError } from "../party/form-fields.ts";
import type { StaffVisit } from "../visit.ts";

const shownNorm = ({ id, place, text, status, in_force: inForce }: NormAnswer) => ({
  ...{ id, place, text, status, inForce },
});

/** Words are looked for in all languages, whatever their case. */
const holds = ({ place, text }: NormAnswer, words: string): boolean =>
  [place, text].some((each) =>
    Object.values(each).some((said) => said.toLocaleLowerCase("kk").includes(words)),
  );

/** `/admin/norms?q=…&status=…` */
export async function showNorms(visit: StaffVisit): Promise<PageAnswer> {
  const words = (visit.query.get("q") ?? "").trim().slice(0, 100);
  const status = NORM_STATUSES.find((each) => each === visit.query.get("status"));
  const read = await callOperation(visit, "list-norms", {
    query: status === undefined ? {} : { status },
  });
  if (!read.ok) throw new Error(`the register of norms is refused: ${read.problem}`);
  const wanted = words.toLocaleLowerCase("kk");
  const norms = read.body.items.filter((norm) => holds(norm, wanted)).map(shownNorm);
  return page(adminLawWords.norms, h(AdminNormsPage, { norms, words, status }));
}

/** The words of a rule by its id; `undefined` for a rule of commands, which has none for people. */
function ruleWords(id: string): Text3 | undefined {
  if (id.startsWith("duty:")) return DUTY_TEXTS[id.slice("duty:".length) as DutyKind];
  if (id.startsWith("ground:")) return groundByCode(id.slice("ground:".length))?.text;
  return [...RULE_BOOK.registry, ...RULE_BOOK.person].find((rule) => rule.id === id)?.text;
}

/** `/admin/norms/:id` */
export async function showNorm(visit: StaffVisit): Promise<PageAnswer> {
  const read = await callOperation(visit, "get-norm", { params: { id: visit.params["id"] ?? "" } });
  if (!read.ok) return NOT_FOUND_PAGE;
  const norm = read.body;
  const rules = norm.rules.flatMap((id) => ruleWords(id) ?? []);
  return page(
    norm.place,
    h(AdminNormPage, {
      norm: {
        ...shownNorm(norm),
        act: ACT_TITLES[norm.act as ActId],
        roles: norm.obliged.roles as NormRole[],
        trigger: norm.trigger ?? undefined,
        deadline: norm.deadline ?? undefined,
        isActText: norm.trust === "act",
        rules,
        commandRules: norm.rules.length - rules.length,
        scenarios: norm.scenarios.length,
        reason: norm.reason,
      },
    }),
  );
}

type WireSource = { readonly act: string; readonly article: string; readonly part?: string };

const sourceOf = ({ act, article, part }: WireSource): LawSource => ({
  ...{ act: act as ActId, article },
  ...(part !== undefined && { part }),
});

/** `/admin/rules?on=…` */
export async function showRules(visit: StaffVisit): Promise<PageAnswer> {
  const asked = visit.query.get("on");
  const on = asked === null ? undefined : parseLegalDay(asked);
  const errors: FormError[] =
    asked !== null && on === undefined
      ? [{ field: "on", text: adminLawWords.badDay[visit.language] }]
      : [];
  const read = await callOperation(visit, "get-rule-set", {
    query: on === undefined ? {} : { on },
  });
  if (!read.ok) throw new Error(`the set of rules is refused: ${read.problem}`);
  const { access_rules: access, duty_rules: duties, readings, editions } = read.body;
  return page(
    adminLawWords.ruleSet,
    h(AdminRulesPage, {
      ...{ on: asked ?? read.body.on, errors },
      access: access.map(({ id, text, kind, source, in_force: inForce }) => ({
        ...{ id, text, kind, source: sourceOf(source), inForce },
      })),
      duties: duties.map(({ kind, working_days: workingDays, term, source }) => ({
        ...{ kind: kind as DutyKind, workingDays, term, source: sourceOf(source) },
      })),
      readings: readings.map(({ name, text, value }) => ({ name, text, value })),
      editions: editions.map(({ title, note, in_force: inForce }) => ({ title, note, inForce })),
    }),
    errors.length === 0 ? 200 : 422,
  );
}
