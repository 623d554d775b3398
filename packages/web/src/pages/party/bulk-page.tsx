import type { Instant, Text3 } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { Empty } from "../../components/empty.tsx";
import { ErrorSummary, errorOf } from "../../components/error-summary.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form } from "../../components/form.tsx";
import { Section } from "../../components/section.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextArea } from "../../components/text-area.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { bulkWords } from "./bulk-messages.ts";
import { QuestionFields, type AskFields } from "./new-request-page.tsx";
import { requestWords } from "./request-messages.ts";

export type BulkState = "running" | "stopped" | "ended";

/** One list among those of a party. */
export type BulkLineFacts = {
  readonly id: string;
  readonly purpose: Text3;
  readonly startedAt: Instant;
  readonly state: BulkState;
  readonly lineCount: number;
};

const TONES = { running: "waiting", stopped: "late", ended: "ended" } as const;

export function BulkTag({ state }: { readonly state: BulkState }) {
  const { t } = usePage();
  return <Tag tone={TONES[state]}>{t(bulkWords[state])}</Tag>;
}

/** Asks many people the same, by a list of their numbers. */
export function BulkPage({
  lists,
  most,
  ...fields
}: AskFields & {
  readonly lists: readonly BulkLineFacts[];
  /** Lines that one list may have. */
  readonly most: number;
}) {
  const { t } = usePage();
  const { errors, purposes } = fields;
  return (
    <>
      <Title>{t(bulkWords.title)}</Title>
      <ErrorSummary errors={errors} />
      <p>{t(bulkWords.what)}</p>
      <Table
        caption={t(bulkWords.lists)}
        empty={t(bulkWords.none)}
        columns={[
          { label: t(requestWords.purpose) },
          { label: t(bulkWords.started) },
          { label: t(bulkWords.lines), numeric: true },
          { label: t(bulkWords.state) },
        ]}
        rows={lists.map(({ id, purpose, startedAt, lineCount, state }) => [
          <a href={`/party/bulk/${id}`}>
            <ForeignText text={purpose} />
          </a>,
          <Instantly at={startedAt} />,
          lineCount,
          <BulkTag state={state} />,
        ])}
      />
      <Section title={t(bulkWords.fresh)}>
        {purposes.length === 0 ? (
          <Empty>{t(requestWords.noPurpose)}</Empty>
        ) : (
          <Form action="/party/bulk">
            <TextArea
              name="numbers"
              label={t(bulkWords.list)}
              hint={t(bulkWords.listHint, { n: most })}
              error={errorOf(errors, "numbers")}
              rows={10}
            />
            <p data-text-into="numbers" hidden>
              <label>
                {t(bulkWords.file)} <input type="file" accept=".csv,.txt,text/plain,text/csv" />
              </label>
            </p>
            <QuestionFields {...fields} />
            <Button>{t(bulkWords.start)}</Button>
          </Form>
        )}
      </Section>
    </>
  );
}
