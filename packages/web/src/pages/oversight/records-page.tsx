import type { Instant, LegalDay, Text3 } from "@kelisim/core";
import type { ComponentChildren } from "preact";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Foreign, ForeignText, LongForeign } from "../../components/foreign.tsx";
import { Form } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { Day, Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { timeText } from "../../i18n/dates.ts";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { columnWords, figureWords } from "./figure-messages.ts";
import { figureNames, type FigureName } from "./figure-names.ts";
import { recordWords } from "./record-messages.ts";

/** Whose records of which figure. */
export type RecordChoice = {
  readonly figure: FigureName;
  readonly bin: string;
  readonly party: Text3 | undefined;
  readonly kind: Text3 | undefined;
  readonly from: LegalDay | undefined;
  readonly to: LegalDay | undefined;
};

function Choice({ choice }: { readonly choice: RecordChoice }) {
  const { t } = usePage();
  const { figure, bin, party, kind, from, to } = choice;
  return (
    <SummaryList
      rows={[
        { term: t(recordWords.what), value: t(figureNames[figure].title) },
        {
          term: t(columnWords.party),
          value: <PartyName name={party ?? figureWords.unknownParty} bin={bin} />,
        },
        ...(kind === undefined ? [] : [{ term: t(figureWords.kind), value: t(kind) }]),
        ...(from === undefined || to === undefined
          ? []
          : [
              {
                term: t(figureWords.period),
                value: (
                  <>
                    <Day day={from} /> – <Day day={to} />
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}

/** The form that asks why single records are to be opened. */
export function OversightReasonPage({
  choice,
  back,
  errors,
}: {
  readonly choice: RecordChoice;
  readonly back: string;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  return (
    <>
      <BackLink to={back}>{t(figureNames[choice.figure].title)}</BackLink>
      <Title>{t(recordWords.askTitle)}</Title>
      <p class="lead">{t(recordWords.askLead)}</p>
      <ErrorSummary errors={errors} />
      <Choice choice={choice} />
      <Form>
        <TextArea
          name="reason"
          label={t(recordWords.reason)}
          hint={t(recordWords.reasonHint)}
          error={errorOf(errors, "reason")}
          maxLength={500}
        />
        <Button>{t(recordWords.open)}</Button>
      </Form>
    </>
  );
}

/** A decision of the log; the person has a number on this page only. */
export type AccessRecord = {
  readonly at: Instant;
  readonly person: number;
  readonly permitted: boolean;
  readonly isLookup: boolean;
  readonly reason: Text3;
  readonly action: Text3;
  readonly purpose: Text3 | undefined;
  readonly object: Text3 | undefined;
  readonly categories: readonly Text3[];
  readonly employee: string | undefined;
};

/** A duty whose day has passed. */
export type OverdueDuty = {
  readonly person: number;
  readonly kind: Text3;
  readonly openedAt: Instant;
  readonly dueOn: LegalDay;
  readonly daysOver: number;
};

export type RecordsPageProps = {
  readonly choice: RecordChoice;
  readonly reason: string;
  readonly openUntil: Instant;
  /** How many are shown at most. */
  readonly most: number;
  readonly records:
    | { readonly kind: "accesses"; readonly list: readonly AccessRecord[] }
    | { readonly kind: "duties"; readonly list: readonly OverdueDuty[] };
};

function Accesses({ list }: { readonly list: readonly AccessRecord[] }) {
  const { t, language } = usePage();
  return (
    <Table
      caption={t(recordWords.title)}
      empty={t(recordWords.empty)}
      columns={[
        { label: t(recordWords.when) },
        { label: t(recordWords.person) },
        { label: t(recordWords.result) },
        { label: t(recordWords.purpose) },
        { label: t(recordWords.data) },
        { label: t(columnWords.employee) },
      ]}
      rows={list.map((record): readonly ComponentChildren[] => [
        <Instantly at={record.at} />,
        t(recordWords.personNth, { n: record.person }),
        <>
          <Tag tone={record.permitted ? "active" : "late"}>
            {t(record.permitted ? terms.permit : terms.deny)}
          </Tag>{" "}
          {record.isLookup && `(${t(recordWords.lookup)}) `}
          {t(record.reason)}
        </>,
        <>
          {record.purpose !== undefined && <ForeignText text={record.purpose} />}
          {record.object !== undefined && (
            <>
              <br />
              <ForeignText text={record.object} />
            </>
          )}
        </>,
        <>
          {t(record.action)}
          {": "}
          <Foreign text={record.categories.map((name) => name[language]).join(", ")} />
        </>,
        record.employee === undefined ? (
          t(columnWords.noEmployee)
        ) : (
          <Foreign text={record.employee} />
        ),
      ])}
    />
  );
}

function Duties({ list }: { readonly list: readonly OverdueDuty[] }) {
  const { t } = usePage();
  return (
    <Table
      caption={t(recordWords.title)}
      empty={t(recordWords.empty)}
      columns={[
        { label: t(recordWords.duty) },
        { label: t(recordWords.person) },
        { label: t(recordWords.opened) },
        { label: t(recordWords.due) },
      ]}
      rows={list.map(({ kind, person, openedAt, dueOn, daysOver }) => [
        t(kind),
        t(recordWords.personNth, { n: person }),
        <Instantly at={openedAt} />,
        <>
          <Day day={dueOn} />{" "}
          <Tag tone="late">
            {t(terms.overdue)}: {daysOver} {t(terms.workingDay).toLowerCase()}
          </Tag>
        </>,
      ])}
    />
  );
}

/** Single records, opened for a reason that stands above them. */
export function OversightRecordsPage(props: RecordsPageProps) {
  const { t } = usePage();
  const { choice, reason, openUntil, most, records } = props;
  return (
    <>
      <BackLink to={`/oversight/${choice.figure}`}>{t(figureNames[choice.figure].title)}</BackLink>
      <Title>{t(recordWords.title)}</Title>
      <Notice tone="info" title={t(recordWords.given)}>
        <LongForeign text={reason} />
        <p>{t(recordWords.until, { time: timeText(openUntil) })}</p>
      </Notice>
      <Choice choice={choice} />
      <p class="hint">
        {t(recordWords.personHint)} {t(recordWords.most, { n: most })}{" "}
        {records.kind === "accesses" && t(recordWords.noDeferred)}
      </p>
      {records.kind === "accesses" ? (
        <Accesses list={records.list} />
      ) : (
        <Duties list={records.list} />
      )}
      <p class="hint">{t(figureWords.logged)}</p>
    </>
  );
}
