import type { Check } from "./check.ts";
import { clockCheck } from "./checks/clock.ts";
import { databaseCheck } from "./checks/database.ts";
import { diskCheck } from "./checks/disk.ts";
import { durabilityCheck } from "./checks/durability.ts";
import { jobsCheck } from "./checks/jobs.ts";
import { keyFileCheck } from "./checks/key-file.ts";
import { keysCheck } from "./checks/keys.ts";
import { ledgerCheck } from "./checks/ledger.ts";
import { logCheck } from "./checks/log.ts";
import { loginCheck } from "./checks/login.ts";
import { memoryCheck } from "./checks/memory.ts";
import { migrationsCheck } from "./checks/migrations.ts";
import { nodeCheck } from "./checks/node.ts";
import { outboxCheck } from "./checks/outbox.ts";
import { partitionsCheck } from "./checks/partitions.ts";
import { privateWebhooksCheck } from "./checks/private-webhooks.ts";
import { processesCheck } from "./checks/processes.ts";
import { roleCheck } from "./checks/role.ts";
import { signaturesCheck } from "./checks/signatures.ts";
import { standbyCheck } from "./checks/standby.ts";
import { timersCheck } from "./checks/timers.ts";
import { webhooksCheck } from "./checks/webhooks.ts";

/** Every check, in the order in which they are told: what others hang on comes first. */
export const CHECKS: readonly Check[] = [
  nodeCheck,
  memoryCheck,
  diskCheck,
  keyFileCheck,
  privateWebhooksCheck,
  signaturesCheck,
  databaseCheck,
  durabilityCheck,
  standbyCheck,
  clockCheck,
  migrationsCheck,
  keysCheck,
  ledgerCheck,
  loginCheck,
  roleCheck,
  partitionsCheck,
  processesCheck,
  jobsCheck,
  timersCheck,
  outboxCheck,
  webhooksCheck,
  logCheck,
];
