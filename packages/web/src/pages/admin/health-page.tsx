import type { DutyKind, Instant, ServiceKind, Text3 } from "@kelisim/core";
import type { ComponentChildren } from "preact";
import { Foreign } from "../../components/foreign.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { LOCALES } from "../../i18n/translate.ts";
import { usePage } from "../../page/page-context.ts";
import { healthWords, jobNames } from "./health-messages.ts";

type Queue = { readonly rows: number; readonly oldest: Instant | undefined };

/** How the service stands: counts and instants, nobody's data and no secret. */
export type HealthFacts = {
  readonly checks: readonly {
    readonly name: "database" | "clock" | "keys" | "log" | "serving";
    readonly ok: boolean;
    readonly offset_ms?: number | undefined;
  }[];
  readonly kind: ServiceKind;
  readonly engine: "pglite" | "postgres";
  readonly processes: readonly {
    readonly id: string;
    readonly host: string;
    readonly release: string;
    readonly startedAt: Instant;
    readonly offsetMs: number;
  }[];
  readonly jobs: readonly {
    readonly name: string;
    readonly outcome: "done" | "failed" | undefined;
    readonly endedAt: Instant | undefined;
    readonly dueAt: Instant;
  }[];
  readonly outbox: Queue;
  readonly timers: Queue;
  readonly deliveries: number;
  readonly purposeEnds: number;
  readonly overdue: readonly (readonly [DutyKind, number])[];
  readonly keys: readonly {
    readonly purpose: "data" | "mac" | "seal";
    readonly version: number;
    readonly usedFrom: Instant;
    readonly destroyedAt: Instant | undefined;
  }[];
  readonly waitingKeys: number;
  readonly oldRows: number;
  readonly months: readonly {
    readonly table: "access_log" | "command_audit" | "event";
    readonly ahead: number;
    readonly stray: number;
  }[];
  readonly replicas: { readonly count: number; readonly lagBytes: number | undefined };
};

function Verdict({ ok }: { readonly ok: boolean }) {
  const { t } = usePage();
  return <Tag tone={ok ? "active" : "late"}>{t(ok ? healthWords.fine : healthWords.wrong)}</Tag>;
}

const useNumber = (): ((n: number) => string) => {
  const { language } = usePage();
  return (n) => n.toLocaleString(LOCALES[language]);
};

function Checks({ checks }: Pick<HealthFacts, "checks">) {
  const { t } = usePage();
  return (
    <Section title={t(healthWords.checks)}>
      <SummaryList
        rows={checks.map(({ name, ok, offset_ms: offset }) => ({
          term: t(healthWords[name]),
          value: (
            <>
              <Verdict ok={ok} />{" "}
              {offset !== undefined && t(healthWords.clockAhead, { n: String(offset) })}
            </>
          ),
        }))}
      />
    </Section>
  );
}

function Processes({ processes }: Pick<HealthFacts, "processes">) {
  const { t } = usePage();
  return (
    <Table
      caption={t(healthWords.processes)}
      empty={t(healthWords.noProcess)}
      columns={[
        { label: t(healthWords.host) },
        { label: t(healthWords.release) },
        { label: t(healthWords.since) },
        { label: t(healthWords.offset), numeric: true },
      ]}
      rows={processes.map(({ host, release, startedAt, offsetMs }) => [
        <Foreign text={host} />,
        <Foreign text={release} />,
        <Instantly at={startedAt} />,
        String(offsetMs),
      ])}
    />
  );
}

function Jobs({ jobs }: Pick<HealthFacts, "jobs">) {
  const { t } = usePage();
  const nameOf = (name: string): Text3 | undefined => jobNames[name] ?? jobNames["otherJob"];
  return (
    <Table
      caption={t(healthWords.jobs)}
      empty={t(healthWords.noJobs)}
      columns={[
        { label: t(healthWords.job) },
        { label: t(healthWords.last) },
        { label: t(healthWords.next) },
      ]}
      rows={jobs.map(({ name, outcome, endedAt, dueAt }) => {
        const words = nameOf(name);
        return [
          words === undefined ? "–" : t(words),
          outcome === undefined || endedAt === undefined ? (
            t(healthWords.never)
          ) : (
            <>
              <Tag tone={outcome === "done" ? "active" : "late"}>
                {t(outcome === "done" ? healthWords.done : healthWords.failed)}
              </Tag>{" "}
              <Instantly at={endedAt} />
            </>
          ),
          <Instantly at={dueAt} />,
        ];
      })}
    />
  );
}

function Backlog(facts: HealthFacts) {
  const { t } = usePage();
  const number = useNumber();
  const row = (label: Text3, { rows, oldest }: Queue): readonly ComponentChildren[] => [
    t(label),
    number(rows),
    oldest === undefined ? "–" : <Instantly at={oldest} />,
  ];
  return (
    <Table
      caption={t(healthWords.backlog)}
      empty="–"
      columns={[
        { label: t(healthWords.waiting) },
        { label: t(healthWords.count), numeric: true },
        { label: t(healthWords.oldest) },
      ]}
      rows={[
        row(healthWords.outbox, facts.outbox),
        row(healthWords.timers, facts.timers),
        row(healthWords.deliveries, { rows: facts.deliveries, oldest: undefined }),
        row(healthWords.purposeEnds, { rows: facts.purposeEnds, oldest: undefined }),
        ...facts.overdue.map(([kind, count]) => [
          `${t(healthWords.overdue)}: ${t(terms[kind])}`,
          number(count),
          "–",
        ]),
      ]}
    />
  );
}

function Keys({
  keys,
  waitingKeys,
  oldRows,
}: Pick<HealthFacts, "keys" | "waitingKeys" | "oldRows">) {
  const { t } = usePage();
  const number = useNumber();
  return (
    <>
      <Table
        caption={t(healthWords.keysTitle)}
        empty="–"
        columns={[
          { label: t(healthWords.keyKind) },
          { label: t(healthWords.version), numeric: true },
          { label: t(healthWords.usedFrom) },
        ]}
        rows={keys.map(({ purpose, version, usedFrom, destroyedAt }) => [
          t(healthWords[purpose]),
          String(version),
          <>
            <Instantly at={usedFrom} />{" "}
            {destroyedAt !== undefined && <Tag tone="ended">{t(healthWords.destroyed)}</Tag>}
          </>,
        ])}
      />
      <p>
        {t(healthWords.waitingKeys, { n: number(waitingKeys) })}
        <br />
        {t(healthWords.oldRows, { n: number(oldRows) })}
      </p>
    </>
  );
}

/** Whether the service can serve, and what it has in hand. */
export function AdminHealthPage({ facts }: { readonly facts: HealthFacts }) {
  const { t } = usePage();
  const number = useNumber();
  const isReady = facts.checks.every(({ ok }) => ok);
  const { count, lagBytes } = facts.replicas;
  return (
    <>
      <Title>{t(healthWords.title)}</Title>
      <p class="lead">{t(healthWords.lead)}</p>
      <Notice tone={isReady ? "success" : "danger"}>
        {t(isReady ? healthWords.ready : healthWords.notReady)}
      </Notice>
      <Checks checks={facts.checks} />
      <SummaryList
        rows={[
          {
            term: t(healthWords.serviceKind),
            value: t(
              facts.kind === "state" ? healthWords.stateService : healthWords.nonStateService,
            ),
          },
          {
            term: t(healthWords.engine),
            value: <Foreign text={t(healthWords[facts.engine])} />,
          },
          {
            term: t(healthWords.replicas),
            value:
              count === 0
                ? t(healthWords.noReplica)
                : t(healthWords.lag, {
                    n: count,
                    bytes: lagBytes === undefined ? "–" : number(lagBytes),
                  }),
          },
        ]}
      />
      <Processes processes={facts.processes} />
      <Jobs jobs={facts.jobs} />
      <Backlog {...facts} />
      <Keys {...facts} />
      <Table
        caption={t(healthWords.months)}
        empty="–"
        columns={[
          { label: t(healthWords.table) },
          { label: t(healthWords.ahead), numeric: true },
          { label: t(healthWords.stray), numeric: true },
        ]}
        rows={facts.months.map(({ table, ahead, stray }) => [
          t(healthWords[table]),
          String(ahead),
          number(stray),
        ])}
      />
    </>
  );
}
