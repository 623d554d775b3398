import type { LegalDay, Text3 } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { DateField } from "../../components/date-field.tsx";
import { Details } from "../../components/details.tsx";
import { DueDate, type DueDateProps } from "../../components/due-date.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Foreign, ForeignText } from "../../components/foreign.tsx";
import { FilterForm } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Day } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { calendarWords } from "./register-messages.ts";

type NamedDay = { readonly day: LegalDay; readonly why: Text3 };

/** A year of the calendar. */
export type AdminYear = {
  readonly year: number;
  readonly isOfficial: boolean;
  readonly workingDays: number;
  /** In English, as the data give them. */
  readonly sources: readonly string[];
  readonly daysOff: readonly NamedDay[];
  readonly workingWeekends: readonly NamedDay[];
};

export type AdminCalendarProps = {
  readonly years: readonly AdminYear[];
  readonly received: string;
  readonly days: string;
  /** What a count came to. */
  readonly counted: DueDateProps | undefined;
  readonly isUnknownYear: boolean;
  readonly errors: readonly FieldError[];
};

function Year({ year }: { readonly year: AdminYear }) {
  const { t } = usePage();
  const days = (label: Text3, empty: Text3, listed: readonly NamedDay[]) => (
    <Table
      caption={t(label)}
      empty={t(empty)}
      columns={[{ label: t(calendarWords.dayOff) }, { label: t(calendarWords.why) }]}
      rows={listed.map(({ day, why }) => [<Day day={day} />, <ForeignText text={why} />])}
    />
  );
  return (
    <Section title={t(calendarWords.year, { year: String(year.year) })}>
      <p>
        <Tag tone={year.isOfficial ? "active" : "waiting"}>
          {t(year.isOfficial ? calendarWords.official : calendarWords.projected)}
        </Tag>{" "}
        {t(calendarWords.workingDays)}: {year.workingDays}
      </p>
      {!year.isOfficial && <Notice tone="warning">{t(calendarWords.projectedBody)}</Notice>}
      <Details summary={t(calendarWords.daysOff)}>
        {days(calendarWords.daysOff, calendarWords.noMoved, year.daysOff)}
      </Details>
      {year.workingWeekends.length === 0 ? (
        <p>{t(calendarWords.noMoved)}</p>
      ) : (
        days(calendarWords.moved, calendarWords.noMoved, year.workingWeekends)
      )}
      <Details summary={t(calendarWords.sources)}>
        <ul>
          {year.sources.map((source) => (
            <li key={source}>
              <Foreign text={source} lang="en" />
            </li>
          ))}
        </ul>
      </Details>
    </Section>
  );
}

/** The days on which people work, and what a count of them gives. */
export function AdminCalendarPage(props: AdminCalendarProps) {
  const { t } = usePage();
  const { years, received, days, counted, isUnknownYear, errors } = props;
  return (
    <>
      <Title>{t(calendarWords.title)}</Title>
      <p class="lead">{t(calendarWords.lead)}</p>
      <ErrorSummary errors={errors} />
      <Section title={t(calendarWords.countTitle)}>
        <FilterForm>
          <DateField
            name="received"
            label={t(calendarWords.received)}
            value={received}
            error={errorOf(errors, "received")}
          />
          <TextField
            name="days"
            label={t(calendarWords.days)}
            value={days}
            error={errorOf(errors, "days")}
            inputmode="numeric"
            size="short"
          />
          <Button kind="secondary">{t(calendarWords.count)}</Button>
        </FilterForm>
        {isUnknownYear && <Notice tone="warning">{t(calendarWords.unknownYear)}</Notice>}
        {counted !== undefined && <DueDate {...counted} />}
      </Section>
      {years.map((year) => (
        <Year key={year.year} year={year} />
      ))}
    </>
  );
}
