import type { DutyKind } from "@kelisim/core";
import { KEYED_TABLES, liveProcesses, readKeyUse, storeFigures } from "@kelisim/store";
import { AdminHealthPage, healthWords, type HealthFacts } from "@kelisim/web/pages";
import { h } from "preact";
import { Drain } from "../../operate/drain.ts";
import { readinessChecks } from "../../operate/health.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import type { StaffVisit } from "../visit.ts";

/** What the calls that watch a service know, for people: counts and instants, no secret. */
async function healthOf({ shell, now }: StaffVisit): Promise<HealthFacts> {
  const { store } = shell.ctx;
  const drain = new Drain();
  if (shell.isStopping()) drain.begin();
  const checks = await readinessChecks(shell.ctx, drain);
  const figures = await storeFigures(store, now);
  const { keys, replicas, partitions } = figures;
  return {
    checks,
    ...{ kind: store.kind, engine: store.db.engine },
    processes: (await liveProcesses(store.db, now)).map((process) => ({
      ...{ id: process.id, host: process.host, release: process.release },
      ...{ startedAt: process.startedAt, offsetMs: process.clockOffsetMs },
    })),
    jobs: figures.jobs.map(({ name, outcome, endedAt, dueAt }) => ({
      ...{ name, outcome, endedAt, dueAt },
    })),
    ...{ outbox: figures.outbox, timers: figures.timers, deliveries: figures.waitingDeliveries },
    purposeEnds: figures.purposeEnds,
    overdue: [...figures.overdueDuties].map(([kind, count]) => [kind as DutyKind, count]),
    // The names of keys say nothing about them; their marks stay inside all the same.
    keys: (await readKeyUse(store.db)).map(({ purpose, version, usedFrom, destroyedAt }) => ({
      ...{ purpose, version, usedFrom, destroyedAt },
    })),
    waitingKeys: keys.waiting,
    oldRows: KEYED_TABLES.reduce((sum, table) => sum + keys.oldRows[table], 0),
    months: partitions.map(({ table, monthsAhead, strayRows }) => ({
      ...{ table, ahead: monthsAhead, stray: strayRows },
    })),
    replicas: { count: replicas.replicas, lagBytes: replicas.lagBytes },
  };
}

/** `/admin` */
export const showHealth = async (visit: StaffVisit): Promise<PageAnswer> =>
  page(healthWords.title, h(AdminHealthPage, { facts: await healthOf(visit) }));
