import { BULK_REQUESTS } from "./bulk-requests.ts";
import { DISCLOSURE_NOTICES } from "./disclosure-notices.ts";
import { EVIDENCE_LOG } from "./evidence-log.ts";
import { ERASURES } from "./erasures.ts";
import type { Job } from "./job.ts";
import { KEYS } from "./keys.ts";
import { LEDGER } from "./ledger.ts";
import { MISSING_TIMERS } from "./missing-timers.ts";
import { MONTHS } from "./months.ts";
import { PARTITIONS } from "./partitions.ts";
import { PRUNE } from "./prune.ts";
import { PURPOSE_ENDS } from "./purpose-ends.ts";
import { RECOUNT } from "./recount.ts";
import { RELAY } from "./relay.ts";
import { TIMERS } from "./timers.ts";
import { WITNESSES } from "./witnesses.ts";

/** Every job of this release. */
export const ALL_JOBS: readonly Job[] = [
  TIMERS,
  RELAY,
  KEYS,
  LEDGER,
  PARTITIONS,
  MONTHS,
  ERASURES,
  PRUNE,
  RECOUNT,
  MISSING_TIMERS,
  DISCLOSURE_NOTICES,
  PURPOSE_ENDS,
  BULK_REQUESTS,
  EVIDENCE_LOG,
  WITNESSES,
];
