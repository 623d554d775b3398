import type { Instant, Text3 } from "@kelisim/core";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Pager } from "../../components/pager.tsx";
import { Progress } from "../../components/progress.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Table } from "../../components/table.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { bulkWords } from "./bulk-messages.ts";
import { BulkTag, type BulkState } from "./bulk-page.tsx";

export type BulkDetailProps = {
  readonly id: string;
  readonly purpose: Text3;
  readonly startedAt: Instant;
  readonly state: BulkState;
  readonly stopped: "by-hand" | "key-ended" | undefined;
  readonly counts: {
    readonly total: number;
    readonly waiting: number;
    readonly asked: number;
    readonly refused: number;
    readonly faulty: number;
  };
  /** Lines whose people were not asked, with why. */
  readonly errors: readonly { readonly line: number; readonly reason: string }[];
  readonly next: string | undefined;
  readonly first: string | undefined;
};

function Stopped({ stopped }: Pick<BulkDetailProps, "stopped">) {
  const { t } = usePage();
  if (stopped === undefined) return null;
  return (
    <Notice tone="warning">
      <p>{t(stopped === "by-hand" ? bulkWords.byHand : bulkWords.keyEnded)}</p>
    </Notice>
  );
}

function StopOrGoOn({ state }: Pick<BulkDetailProps, "state">) {
  const { t } = usePage();
  if (state === "ended") return null;
  const act = state === "running" ? "stop" : "resume";
  return (
    <Form>
      <Hidden name="act" value={act} />
      <Button kind="secondary">{t(bulkWords[act])}</Button>
    </Form>
  );
}

/** How far a list got, and which of its lines were wrong. */
export function BulkDetailPage(props: BulkDetailProps) {
  const { t } = usePage();
  const { id, purpose, startedAt, state, counts, errors, next, first } = props;
  const { total, waiting, asked, refused, faulty } = counts;
  const path = `/party/bulk/${id}`;
  return (
    <>
      <BackLink to="/party/bulk">{t(bulkWords.title)}</BackLink>
      <Title caption={t(bulkWords.title)}>
        <ForeignText text={purpose} />
      </Title>
      <p>
        <BulkTag state={state} /> <Instantly at={startedAt} />
      </p>
      <Stopped stopped={props.stopped} />
      <Progress
        done={total - waiting}
        total={total}
        label={t(bulkWords.progress)}
        refresh={state === "running" ? `${path}/progress` : undefined}
      />
      {state === "running" && (
        <p>
          <a href={path}>{t(bulkWords.refresh)}</a>
        </p>
      )}
      <SummaryList
        rows={[
          { term: t(bulkWords.asked), value: asked },
          { term: t(bulkWords.refused), value: refused },
          { term: t(bulkWords.faulty), value: faulty },
          { term: t(bulkWords.waiting), value: waiting },
        ]}
      />
      <StopOrGoOn state={state} />
      <Section title={t(bulkWords.errors)}>
        <Table
          caption={t(bulkWords.lines)}
          empty={t(bulkWords.noErrors)}
          columns={[{ label: t(bulkWords.line), numeric: true }, { label: t(bulkWords.reason) }]}
          rows={errors.map(({ line, reason }) => [line, reason])}
        />
        <Pager next={next} first={first} />
      </Section>
      <p>
        <a href={`${path}/results.csv`} download>
          {t(bulkWords.results)}
        </a>
        <br />
        <span class="hint">{t(bulkWords.resultsHint)}</span>
      </p>
    </>
  );
}
