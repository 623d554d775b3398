import type { IdSource, Instant, WorkingDayCalendar } from "@kelisim/core";
import type { SignatureVerifier } from "@kelisim/signature";
import type { Store } from "@kelisim/store";
import type { Decisions } from "./access/decisions.ts";
import type { DeniedPersons } from "./access/denied-persons.ts";
import type { RegistryCache } from "./access/registry-cache.ts";
import type { Commands } from "./batch/commands.ts";
import type { Reads } from "./batch/reads.ts";
import type { Config } from "./config.ts";
import type { BacklogWatch } from "./evidence-log/backlog-watch.ts";
import type { ConfirmedCheckpoints } from "./evidence-log/confirmed-checkpoints.ts";
import type { Sequencer } from "./evidence-log/sequencer.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { TicketIssuer } from "./tickets/ticket-issuer.ts";
import type { Tracing } from "./traces/tracing.ts";

/** Where "now" comes from. The only clock of the service; tests put their own in its place. */
export type Clock = { now(): Instant };

/** What every operation works with; made once at start, closed in the opposite order. */
export type Context = {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly calendar: WorkingDayCalendar;
  /** Registry records for decisions; the decision's statement checks their versions. */
  readonly registry: RegistryCache;
  readonly deniedPersons: DeniedPersons;
  /** Decides questions that come at the same time in one statement. */
  readonly decisions: Decisions;
  /** Issues tickets on permits, those of the same moment with one signature. */
  readonly tickets: TicketIssuer;
  /** Runs commands that come at the same time in one transaction. */
  readonly commands: Commands;
  /** Reads what is asked for at the same time in one statement. */
  readonly reads: Reads;
  /** Puts evidence into the transparency log. */
  readonly sequencer: Sequencer;
  /** Confirms a checkpoint before anybody outside sees it. */
  readonly checkpoints: ConfirmedCheckpoints;
  /** Whether too much of it waits for that. */
  readonly logBacklog: BacklogWatch;
  /** Verifies electronic signatures of persons; only where the configuration names authorities. */
  readonly signatures: SignatureVerifier | undefined;
  /** Only where the configuration asks for figures. */
  readonly metrics: Metrics | undefined;
  readonly tracing: Tracing;
};
