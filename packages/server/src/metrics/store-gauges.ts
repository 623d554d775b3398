import { DUTY_RULES, type Instant } from "@kelisim/core";
import { KEYED_TABLES } from "@kelisim/store";
import { Gauge, type Registry } from "prom-client";
import { JOB_LABELS } from "./job-labels.ts";
import type { StoreLook } from "./store-look.ts";

const secondsBetween = (from: Instant, to: Instant): number =>
  Math.max(0, (to.epochMilliseconds - from.epochMilliseconds) / 1000);

/** A gauge that has no value until something was seen. */
function unseen<const L extends string>(
  registry: Registry,
  name: string,
  help: string,
  labelNames: readonly L[] = [],
): Gauge<L> {
  const gauge = new Gauge<L>({ name, help, labelNames, registers: [registry] });
  gauge.reset();
  if (labelNames.length === 0) gauge.remove();
  return gauge;
}

/** A known word stands for itself; what another release may have written is counted together. */
const wordOf = (word: string, known: readonly string[]): string =>
  known.includes(word) ? word : "other";

export const DUTY_LABELS: readonly string[] = Object.keys(DUTY_RULES);

/** What the store holds that waits. @returns sets the gauges after a look */
function backlogGauges(registry: Registry): (look: StoreLook) => void {
  const gauge = (name: string, help: string): Gauge => unseen(registry, name, help);
  const outbox = gauge("kelisim_outbox_pending", "Messages that the relay has not taken up.");
  const outboxAge = gauge("kelisim_outbox_oldest_seconds", "Age of the oldest of these messages.");
  const timers = gauge("kelisim_timers_due", "Timers whose instant has come, not fired yet.");
  const timerAge = gauge("kelisim_timer_oldest_seconds", "How late the latest of these timers is.");
  const purposeEnds = gauge(
    "kelisim_purpose_ends_waiting",
    "Consents that ended with a purpose for everybody, not told yet.",
  );
  const webhooks = gauge("kelisim_webhook_waiting", "Webhook attempts that wait for their time.");
  const logPending = gauge(
    "kelisim_log_pending_batches",
    "Batches of evidence that wait for their place in the transparency log.",
  );
  const logAge = gauge("kelisim_log_oldest_pending_seconds", "Age of the oldest of these batches.");
  const logSize = gauge("kelisim_log_size", "Leaves of the transparency log.");
  const processes = gauge(
    "kelisim_processes_live",
    "Processes of this service that say they live.",
  );
  const duties = unseen(
    registry,
    "kelisim_duties_overdue",
    "Open duties of parties whose last day has passed, by kind of duty.",
    ["kind"],
  );
  return ({ at, figures }) => {
    const age = (oldest: Instant | undefined): number =>
      oldest === undefined ? 0 : secondsBetween(oldest, at);
    outbox.set(figures.outbox.rows);
    outboxAge.set(age(figures.outbox.oldest));
    timers.set(figures.timers.rows);
    timerAge.set(age(figures.timers.oldest));
    purposeEnds.set(figures.purposeEnds);
    webhooks.set(figures.waitingDeliveries);
    logPending.set(figures.log.pending);
    logAge.set(age(figures.log.oldest));
    logSize.set(figures.log.size);
    processes.set(figures.liveProcesses);
    const counts = new Map(DUTY_LABELS.map((kind) => [kind, 0]));
    for (const [kind, rows] of figures.overdueDuties) {
      const word = wordOf(kind, DUTY_LABELS);
      counts.set(word, (counts.get(word) ?? 0) + rows);
    }
    for (const [kind, rows] of counts) duties.set({ kind }, rows);
  };
}

function jobGauges(registry: Registry): (look: StoreLook) => void {
  const gauge = (name: string, help: string): Gauge<"job"> => unseen(registry, name, help, ["job"]);
  const succeeded = gauge(
    "kelisim_job_last_success_timestamp_seconds",
    "When the job last ended well; without a value it never has.",
  );
  const failed = gauge("kelisim_job_failed", "1 where the job's last run failed.");
  const late = gauge("kelisim_job_late_seconds", "How long ago the job was due, its run included.");
  return ({ at, figures }) => {
    for (const { name, dueAt, succeededAt, outcome } of figures.jobs) {
      const job = wordOf(name, JOB_LABELS);
      failed.set({ job }, outcome === "failed" ? 1 : 0);
      late.set({ job }, secondsBetween(dueAt, at));
      if (succeededAt !== undefined) {
        succeeded.set({ job }, succeededAt.epochMilliseconds / 1000);
      }
    }
  };
}

function keepGauges(registry: Registry): (look: StoreLook) => void {
  const stray = unseen(
    registry,
    "kelisim_default_partition_rows",
    "Rows of the present month and later ones that have no partition of their own.",
    ["table"],
  );
  const ahead = unseen(
    registry,
    "kelisim_partition_months_ahead",
    "Months after the present one that have a partition; -1 where the present one has none.",
    ["table"],
  );
  const waiting = unseen(
    registry,
    "kelisim_keys_waiting",
    "Keys of this process's key file that are not in use yet.",
  );
  const oldRows = unseen(
    registry,
    "kelisim_keys_rows_on_old_version",
    "Rows made with an older key than the current one.",
    ["table"],
  );
  const replicas = unseen(registry, "kelisim_db_replicas", "Servers that follow the database.");
  const lag = unseen(
    registry,
    "kelisim_db_replica_lag_bytes",
    "Bytes that the slowest of them is behind; without a value to a role that may not see it.",
  );
  return ({ figures: { partitions, keys, replicas: seen } }) => {
    for (const { table, monthsAhead, strayRows } of partitions) {
      stray.set({ table }, strayRows);
      ahead.set({ table }, monthsAhead);
    }
    waiting.set(keys.waiting);
    for (const table of KEYED_TABLES) oldRows.set({ table }, keys.oldRows[table]);
    replicas.set(seen.replicas);
    if (seen.lagBytes === undefined) lag.remove();
    else lag.set(seen.lagBytes);
  };
}

/** The gauges that come from the store. Counts end at 100000. @returns sets them after a look */
export function storeGauges(registry: Registry): (look: StoreLook) => void {
  const offset = unseen(
    registry,
    "kelisim_clock_offset_seconds",
    "This process's clock minus the database's.",
  );
  const groups = [backlogGauges(registry), jobGauges(registry), keepGauges(registry)];
  return (look) => {
    offset.set(look.clockOffsetMs / 1000);
    for (const set of groups) set(look);
  };
}
