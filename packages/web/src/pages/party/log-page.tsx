import type { LegalDay, PurposeId, Text3 } from "@kelisim/core";
import type { AccessLogEntry } from "@kelisim/protocol";
import { Button } from "../../components/button.tsx";
import { DateField } from "../../components/date-field.tsx";
import { Details } from "../../components/details.tsx";
import { ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { FilterForm, Form } from "../../components/form.tsx";
import { Pager } from "../../components/pager.tsx";
import { Select } from "../../components/select.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { logWords } from "./log-messages.ts";
import { IinField, type Choosable } from "./new-request-page.tsx";
import { instantIn } from "./wire.ts";

export type LogFilter = {
  readonly purpose: PurposeId | undefined;
  readonly decision: "permit" | "deny" | undefined;
  readonly from: LegalDay | undefined;
  readonly to: LegalDay | undefined;
};

export type LogPageProps = {
  readonly filter: LogFilter;
  readonly purposes: readonly Choosable<PurposeId>[];
  readonly entries: readonly { readonly entry: AccessLogEntry; readonly purpose: Text3 }[];
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly errors: readonly FieldError[];
};

/** How a question was answered. */
export function DecisionTag({ decision }: { readonly decision: boolean }) {
  const { t } = usePage();
  return (
    <Tag tone={decision ? "active" : "late"}>{t(decision ? logWords.permit : logWords.deny)}</Tag>
  );
}

function Filters({ filter, purposes }: Pick<LogPageProps, "filter" | "purposes">) {
  const { t, language } = usePage();
  return (
    <FilterForm action="/party/log">
      <Select
        name="purpose"
        label={t(logWords.purpose)}
        empty={t(logWords.anyPurpose)}
        value={filter.purpose}
        options={purposes.map(({ id, name }) => ({ value: id, label: name[language] }))}
        optional
      />
      <Select
        name="decision"
        label={t(logWords.decision)}
        empty={t(logWords.anyDecision)}
        value={filter.decision}
        options={[
          { value: "permit", label: t(logWords.permit) },
          { value: "deny", label: t(logWords.deny) },
        ]}
        optional
      />
      <DateField name="from" label={t(logWords.from)} value={filter.from} optional />
      <DateField name="to" label={t(logWords.to)} value={filter.to} optional />
      <Button kind="secondary">{t(logWords.show)}</Button>
    </FilterForm>
  );
}

/** What a party's systems asked, what was answered, and why. */
export function LogPage(props: LogPageProps) {
  const { t } = usePage();
  const { entries, next, first, errors } = props;
  return (
    <>
      <Title>{t(logWords.title)}</Title>
      <ErrorSummary errors={errors} />
      <p>{t(logWords.what)}</p>
      <Details summary={t(logWords.filter)}>
        <Filters {...props} />
      </Details>
      <Details summary={t(logWords.byNumber)} open={errors.length > 0}>
        <Form action="/party/log">
          <IinField errors={errors} />
          <Button kind="secondary">{t(logWords.find)}</Button>
        </Form>
      </Details>
      <Table
        caption={t(logWords.title)}
        empty={t(logWords.none)}
        columns={[
          { label: t(logWords.at) },
          { label: t(logWords.decision) },
          { label: t(logWords.why) },
          { label: t(logWords.purpose) },
        ]}
        rows={entries.map(({ entry, purpose }) => [
          <a href={`/party/log/${entry.decision_id}`}>
            <Instantly at={instantIn(entry.decided_at)} />
          </a>,
          <DecisionTag decision={entry.decision} />,
          t(entry.reason.text),
          <ForeignText text={purpose} />,
        ])}
      />
      <Pager next={next} first={first} />
    </>
  );
}
