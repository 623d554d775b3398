import { BUILT_IN_CALENDAR, type IdSource, type WorkingDayCalendar } from "@kelisim/core";
import type { Store } from "@kelisim/store";
import { decisionsOf } from "./access/decisions.ts";
import { DeniedPersons } from "./access/denied-persons.ts";
import { RegistryCache } from "./access/registry-cache.ts";
import { Commands } from "./batch/commands.ts";
import { readsOf } from "./batch/reads.ts";
import type { Config } from "./config.ts";
import type { Clock, Context } from "./context.ts";
import { BacklogWatch } from "./evidence-log/backlog-watch.ts";
import { ConfirmedCheckpoints } from "./evidence-log/confirmed-checkpoints.ts";
import { Sequencer } from "./evidence-log/sequencer.ts";
import { Metrics } from "./metrics/metrics.ts";
import { verifierOf } from "./signatures/verifier-of.ts";
import { TicketIssuer } from "./tickets/ticket-issuer.ts";
import { Tracing } from "./traces/tracing.ts";

/** What a context is made of; a test puts its own clock, ids and calendar here. */
export type ContextParts = {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly calendar?: WorkingDayCalendar;
};

/** The one context of a running service. */
export const makeContext = ({
  config,
  store,
  clock,
  ids,
  calendar = BUILT_IN_CALENDAR,
}: ContextParts): Context => ({
  config,
  store,
  clock,
  ids,
  calendar,
  registry: new RegistryCache(store.db),
  deniedPersons: new DeniedPersons(config.deniedPersonsPerHour),
  decisions: decisionsOf(store.db, config.poolSize),
  tickets: new TicketIssuer(store, ids, config),
  commands: new Commands(store, config.poolSize),
  reads: readsOf(store),
  sequencer: new Sequencer(store, clock, config),
  checkpoints: new ConfirmedCheckpoints(store.db),
  logBacklog: new BacklogWatch(store.db, config),
  signatures: verifierOf(config, clock),
  metrics: config.metricsPort === undefined ? undefined : new Metrics(),
  tracing: new Tracing(),
});
