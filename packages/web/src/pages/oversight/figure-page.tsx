import type { LegalDay, ServiceKind, Text3 } from "@kelisim/core";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { DateField } from "../../components/date-field.tsx";
import { Details } from "../../components/details.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/section.tsx";
import { Select } from "../../components/select.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Day } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { figureWords } from "./figure-messages.ts";
import { figureNames, type FigureName } from "./figure-names.ts";
import { FigureTable } from "./figure-table.tsx";
import { homeWords } from "./home-messages.ts";
import type { ShownTable } from "./shown-table.ts";

type Option = { readonly value: string; readonly label: Text3 };

/** What a figure may be asked by. */
export type FigureField =
  | { readonly kind: "days"; readonly from: string; readonly to: string; readonly most: number }
  | { readonly kind: "last-days"; readonly value: string; readonly options: readonly number[] }
  | { readonly kind: "bin"; readonly value: string }
  | { readonly kind: "kind"; readonly value: string; readonly options: readonly Option[] }
  | { readonly kind: "persons"; readonly value: string; readonly options: readonly number[] }
  | { readonly kind: "year"; readonly value: string; readonly options: readonly number[] };

/** A file of the same figures. */
export type FigureFile = { readonly to: string; readonly sha256: string };

export type FigurePageProps = {
  readonly figure: FigureName;
  readonly fields: readonly FigureField[];
  readonly errors: readonly FieldError[];
  /** Nothing is shown where a question is wrong or takes too long. */
  readonly shown:
    | {
        readonly tables: readonly ShownTable[];
        readonly csv: FigureFile;
        readonly json: FigureFile;
        /** The days that are looked at, or the one day as of which it is. */
        readonly from: LegalDay | undefined;
        readonly to: LegalDay;
      }
    | undefined;
  /** The question as it is kept: names and values of its fields. */
  readonly filters: Readonly<Record<string, string>>;
  readonly service: ServiceKind;
};

const numbers = (options: readonly number[]) =>
  options.map((n) => ({ value: String(n), label: String(n) }));

function Field({
  field,
  errors,
}: {
  readonly field: FigureField;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  switch (field.kind) {
    case "days":
      return (
        <>
          <DateField
            name="from"
            label={t(figureWords.from)}
            hint={t(figureWords.dayHint, { n: field.most })}
            value={field.from}
            error={errorOf(errors, "from")}
          />
          <DateField
            name="to"
            label={t(figureWords.to)}
            value={field.to}
            error={errorOf(errors, "to")}
          />
        </>
      );
    case "last-days":
      return (
        <Select
          name="days"
          label={t(figureWords.days)}
          value={field.value}
          options={field.options.map((n) => ({
            value: String(n),
            label: t(figureWords.lastDays, { n }),
          }))}
        />
      );
    case "bin":
      return (
        <TextField
          name="bin"
          label={t(figureWords.bin)}
          hint={t(figureWords.binHint)}
          value={field.value}
          inputmode="numeric"
          size="number"
          error={errorOf(errors, "bin")}
          optional
        />
      );
    case "kind":
      return (
        <Select
          name="kind"
          label={t(figureWords.kind)}
          value={field.value}
          empty={t(figureWords.allKinds)}
          options={field.options.map(({ value, label }) => ({ value, label: t(label) }))}
          optional
        />
      );
    case "persons":
      return (
        <Select
          name="persons"
          label={t(figureWords.persons)}
          value={field.value}
          options={numbers(field.options)}
        />
      );
    case "year":
      return (
        <Select
          name="year"
          label={t(figureWords.year)}
          value={field.value}
          options={numbers(field.options)}
        />
      );
  }
}

function Files({ csv, json }: { readonly csv: FigureFile; readonly json: FigureFile }) {
  const { t } = usePage();
  return (
    <Section title={t(figureWords.exportTitle)}>
      <p>{t(figureWords.exportBody)}</p>
      <ul>
        {[
          { file: csv, label: figureWords.csv, what: "CSV" },
          { file: json, label: figureWords.json, what: "JSON" },
        ].map(({ file, label, what }) => (
          <li key={what}>
            <a href={file.to} download>
              {t(label)}
            </a>
            <br />
            <span class="hint">
              {t(figureWords.hashOf, { what })}: <code>{file.sha256}</code>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What is said below every figure: why some are not shown. */
export function WhyFew() {
  const { t } = usePage();
  return (
    <Details summary={t(figureWords.fewTitle)}>
      <p>{t(figureWords.fewBody)}</p>
    </Details>
  );
}

function Keep({ figure, filters }: Pick<FigurePageProps, "figure" | "filters">) {
  const { t } = usePage();
  return (
    <Details summary={t(figureWords.saveTitle)}>
      <Form action="/oversight/queries">
        <Hidden name="page" value={figure} />
        {Object.entries(filters).map(([name, value]) => (
          <Hidden key={name} name={`filter-${name}`} value={value} />
        ))}
        <TextField
          name="name"
          label={t(figureWords.saveName)}
          hint={t(figureWords.saveHint)}
          maxLength={100}
        />
        <Button kind="secondary">{t(figureWords.save)}</Button>
      </Form>
    </Details>
  );
}

/** One figure: what it says, its question, chart and table, files, and the way to records. */
export function OversightFigurePage(props: FigurePageProps) {
  const { t } = usePage();
  const { figure, fields, errors, shown, filters, service } = props;
  const { title, lead } = figureNames[figure];
  return (
    <>
      <BackLink to="/oversight">{t(homeWords.title)}</BackLink>
      <Title>{t(title)}</Title>
      <p class="lead">{t(lead)}</p>
      {service === "non-state" && <Notice tone="info">{t(figureWords.ownService)}</Notice>}
      <ErrorSummary errors={errors} />
      <Form action={`/oversight/${figure}`}>
        <div class="filter">
          {fields.map((field) => (
            <Field key={field.kind} field={field} errors={errors} />
          ))}
          <Button kind="secondary">{t(figureWords.filter)}</Button>
        </div>
      </Form>
      {shown !== undefined && (
        <>
          <p class="when">
            {t(shown.from === undefined ? figureWords.asOf : figureWords.period)}
            {": "}
            {shown.from !== undefined && (
              <>
                <Day day={shown.from} />
                {" – "}
              </>
            )}
            <Day day={shown.to} />
          </p>
          {shown.tables.map((table) => (
            <FigureTable key={table.name} table={table} />
          ))}
          <WhyFew />
          {shown.tables.some(({ rows }) => rows.some((row) => row.records !== undefined)) && (
            <p>{t(figureWords.recordsHow)}</p>
          )}
          <Files csv={shown.csv} json={shown.json} />
          <Keep figure={figure} filters={filters} />
        </>
      )}
      <p class="hint">{t(figureWords.logged)}</p>
    </>
  );
}
