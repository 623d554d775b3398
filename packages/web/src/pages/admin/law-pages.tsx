import type { DutyKind, LawSource, LegalDay, NormRole, Text3 } from "@kelisim/core";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { DateField } from "../../components/date-field.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Foreign, ForeignText } from "../../components/foreign.tsx";
import { FilterForm } from "../../components/form.tsx";
import { LawRef } from "../../components/law-ref.tsx";
import { Section } from "../../components/section.tsx";
import { Select } from "../../components/select.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Day } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { lawWords, normRoles } from "./register-messages.ts";

export const NORM_STATUSES = ["enforced", "tracked", "informational"] as const;
export type NormStatusName = (typeof NORM_STATUSES)[number];

type Days = { readonly from: LegalDay | null; readonly to: LegalDay | null };

/** A provision of an act. */
export type AdminNorm = {
  readonly id: string;
  readonly place: Text3;
  readonly text: Text3;
  readonly status: NormStatusName;
  readonly inForce: Days;
};

const TONES = { enforced: "active", tracked: "waiting", informational: "neutral" } as const;

function InForce({ from, to }: Days) {
  const { t } = usePage();
  if (from === null && to === null) return <>{t(lawWords.always)}</>;
  return (
    <>
      {from !== null && <Day day={from} form="from" />}{" "}
      {to !== null && <Day day={to} form="until" />}
    </>
  );
}

function Status({ status }: { readonly status: NormStatusName }) {
  const { t } = usePage();
  return <Tag tone={TONES[status]}>{t(lawWords[status])}</Tag>;
}

export type AdminNormsProps = {
  readonly norms: readonly AdminNorm[];
  readonly words: string;
  readonly status: NormStatusName | undefined;
};

/** The register of norms. */
export function AdminNormsPage({ norms, words, status }: AdminNormsProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(lawWords.norms)}</Title>
      <p class="lead">{t(lawWords.normsLead)}</p>
      <FilterForm>
        <TextField
          name="q"
          label={t(lawWords.search)}
          value={words}
          type="search"
          maxLength={100}
          optional
        />
        <Select
          name="status"
          label={t(lawWords.status)}
          value={status}
          empty={t(lawWords.all)}
          options={NORM_STATUSES.map((value) => ({ value, label: t(lawWords[value]) }))}
          optional
        />
        <Button kind="secondary">{t(lawWords.show)}</Button>
      </FilterForm>
      <p class="when">{t(lawWords.found, { n: norms.length })}</p>
      <Table
        caption={t(lawWords.norms)}
        empty={t(lawWords.noNorm)}
        columns={[
          { label: t(lawWords.norm) },
          { label: t(lawWords.status) },
          { label: t(lawWords.inForce) },
        ]}
        rows={norms.map((norm) => [
          <a href={`/admin/norms/${norm.id}`}>
            <ForeignText text={norm.place} />
          </a>,
          <Status status={norm.status} />,
          <InForce {...norm.inForce} />,
        ])}
      />
    </>
  );
}

export type AdminNormProps = {
  readonly norm: AdminNorm & {
    readonly act: Text3;
    readonly roles: readonly NormRole[];
    readonly trigger: Text3 | undefined;
    readonly deadline:
      | {
          readonly days: number;
          readonly unit: "working-days" | "calendar-days" | "months";
          readonly from: Text3;
        }
      | undefined;
    readonly isActText: boolean;
    readonly rules: readonly Text3[];
    /** Rules of commands have no words of their own. */
    readonly commandRules: number;
    readonly scenarios: number;
    readonly reason: Text3 | undefined;
  };
};

/** One provision: its words, its days, and what is done about it. */
export function AdminNormPage({ norm }: AdminNormProps) {
  const { t } = usePage();
  const { deadline, trigger, reason } = norm;
  return (
    <>
      <BackLink to="/admin/norms">{t(lawWords.norms)}</BackLink>
      <Title caption={<ForeignText text={norm.act} />}>
        <ForeignText text={norm.place} />
      </Title>
      <Status status={norm.status} />
      <Section title={t(lawWords.text)}>
        <ForeignText text={norm.text} long />
      </Section>
      <SummaryList
        rows={[
          {
            term: t(lawWords.obliged),
            value: norm.roles.map((role) => t(normRoles[role])).join(", "),
          },
          ...(trigger === undefined
            ? []
            : [{ term: t(lawWords.trigger), value: <ForeignText text={trigger} /> }]),
          ...(deadline === undefined
            ? []
            : [
                {
                  term: t(lawWords.term),
                  value: (
                    <>
                      {t(lawWords[deadline.unit], { n: deadline.days })}
                      {": "}
                      <ForeignText text={deadline.from} />
                    </>
                  ),
                },
              ]),
          { term: t(lawWords.inForce), value: <InForce {...norm.inForce} /> },
          {
            term: t(lawWords.trust),
            value: t(norm.isActText ? lawWords.fromAct : lawWords.fromBase),
          },
          ...(reason === undefined
            ? []
            : [{ term: t(lawWords.reason), value: <ForeignText text={reason} /> }]),
        ]}
      />
      <Section title={t(lawWords.rules)}>
        {norm.rules.length === 0 && norm.commandRules === 0 && <p>{t(lawWords.noRules)}</p>}
        <ul>
          {norm.rules.map((text) => (
            <li key={text.kk}>
              <ForeignText text={text} />
            </li>
          ))}
        </ul>
        {norm.commandRules > 0 && <p>{t(lawWords.commandRules, { n: norm.commandRules })}</p>}
        <p>{t(lawWords.scenarios, { n: norm.scenarios })}</p>
      </Section>
    </>
  );
}

export type AdminRulesProps = {
  readonly on: string;
  readonly errors: readonly FieldError[];
  readonly access: readonly {
    readonly id: string;
    readonly text: Text3;
    readonly kind: "guard" | "ground";
    readonly source: LawSource;
    readonly inForce: Days;
  }[];
  readonly duties: readonly {
    readonly kind: DutyKind;
    readonly workingDays: number;
    readonly term: "act" | "product";
    readonly source: LawSource;
  }[];
  readonly readings: readonly {
    readonly name: string;
    readonly text: Text3;
    readonly value: string | number | boolean;
  }[];
  readonly editions: readonly {
    readonly title: Text3;
    readonly note: Text3;
    readonly inForce: Days;
  }[];
};

function ReadingValue({ value }: { readonly value: string | number | boolean }) {
  const { t } = usePage();
  if (typeof value === "boolean") return <>{t(value ? lawWords.yes : lawWords.no)}</>;
  switch (value) {
    case "delivery":
    case "sending":
    case "public":
    case "private":
      return <>{t(lawWords[value])}</>;
    default:
      return <Foreign text={String(value)} />;
  }
}

/** Everything that decides on one day. */
export function AdminRulesPage({
  on,
  errors,
  access,
  duties,
  readings,
  editions,
}: AdminRulesProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(lawWords.ruleSet)}</Title>
      <p class="lead">{t(lawWords.ruleSetLead)}</p>
      <ErrorSummary errors={errors} />
      <FilterForm>
        <DateField name="on" label={t(lawWords.on)} value={on} error={errorOf(errors, "on")} />
        <Button kind="secondary">{t(lawWords.show)}</Button>
      </FilterForm>
      <Table
        caption={t(lawWords.accessRules)}
        empty="–"
        columns={[
          { label: t(lawWords.rule) },
          { label: t(lawWords.kind) },
          { label: t(lawWords.source) },
          { label: t(lawWords.inForce) },
        ]}
        rows={access.map(({ text, kind, source, inForce }) => [
          <ForeignText text={text} />,
          t(lawWords[kind]),
          <LawRef source={source} />,
          <InForce {...inForce} />,
        ])}
      />
      <Table
        caption={t(lawWords.dutyRules)}
        empty="–"
        columns={[
          { label: t(lawWords.duty) },
          { label: t(lawWords.term) },
          { label: t(lawWords.source) },
        ]}
        rows={duties.map(({ kind, workingDays, term, source }) => [
          t(terms[kind]),
          <>
            {t(lawWords["working-days"], { n: workingDays })},{" "}
            {t(term === "act" ? lawWords.byAct : lawWords.byProduct)}
          </>,
          <LawRef source={source} />,
        ])}
      />
      <Table
        caption={t(lawWords.readings)}
        empty="–"
        columns={[{ label: t(lawWords.reading) }, { label: t(lawWords.value) }]}
        rows={readings.map(({ text, value }) => [
          <ForeignText text={text} />,
          <ReadingValue value={value} />,
        ])}
      />
      <Table
        caption={t(lawWords.editions)}
        empty="–"
        columns={[
          { label: t(lawWords.act) },
          { label: t(lawWords.edition) },
          { label: t(lawWords.inForce) },
        ]}
        rows={editions.map(({ title, note, inForce }) => [
          <ForeignText text={title} />,
          <ForeignText text={note} />,
          <InForce {...inForce} />,
        ])}
      />
    </>
  );
}
