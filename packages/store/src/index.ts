export * from "./db/db.ts";
export * from "./db/confirm-commits.ts";
export * from "./db/errors.ts";
export * from "./db/host-list.ts";
export * from "./db/tracing.ts";
export { type DbListener, DbWatch } from "./db/watch.ts";
export * from "./keys/key-file.ts";
export * from "./keys/key-file-change.ts";
export * from "./keys/key-keeper.ts";
export { marksOf } from "./keys/fingerprint.ts";
export * from "./keys/key-ring.ts";
export * from "./keys/key-use.ts";
export * from "./keys/sealer.ts";
export * from "./keys/ticket-signer.ts";
export { WEBHOOK_SECRET_KIND } from "./rotation/webhook-secrets.ts";
export * from "./rotation/rotate-keys.ts";
export * from "./rotation/destroy-key.ts";
export * from "./rotation/list-keys.ts";
export type { Hanging } from "./rotation/hanging.ts";
export * from "./store.ts";
export * from "./open-store.ts";
export * from "./migrate/runner.ts";
export * from "./migrate/inspect.ts";
export * from "./migrate/partition-state.ts";
export * from "./registry/parties.ts";
export * from "./registry/digital-objects.ts";
export * from "./registry/purpose-achieved.ts";
export * from "./registry/purposes.ts";
export * from "./registry/data-categories.ts";
export * from "./registry/notices.ts";
export * from "./registry/api-keys.ts";
export * from "./registry/registry-row.ts";
export * from "./registry/versions.ts";
export * from "./subject/subjects.ts";
export { ensureSubjects } from "./subject/ensure-subjects.ts";
export {
  newcomerOf,
  readyNewcomers,
  type Newcomer,
  type ReadyNewcomers,
} from "./subject/newcomers.ts";
export * from "./subject/search-subject.ts";
export * from "./subject/exchange-number.ts";
export * from "./subject/personal-fields.ts";
export * from "./subject/events.ts";
export * from "./subject/subject-command.ts";
export * from "./subject/unit-of-work.ts";
export {
  consentsOfParty,
  dutiesOfParty,
  type ConsentFilter,
  type DutyFilter,
  type ListedConsent,
  type Of,
} from "./subject/lists.ts";
export * from "./subject/person-lists.ts";
export * from "./subject/record-lists.ts";
export * from "./subject/event-words.ts";
export * from "./subject/told-events.ts";
export * from "./receipts/stored-receipt.ts";
export * from "./receipts/read-receipts.ts";
export * from "./receipts/receipt-salt.ts";
export * from "./receipts/shown-checkpoint.ts";
export { insertReceipt, jwsSha256, publishReceiptKey } from "./receipts/insert-receipt.ts";
export * from "./imports/import-turn.ts";
export * from "./imports/run-import-commands.ts";
export * from "./subject/cases.ts";
export * from "./subject/breaches.ts";
export * from "./subject/loader.ts";
export * from "./erasure/ledger.ts";
export * from "./erasure/ledger-error.ts";
export * from "./erasure/erase-subject.ts";
export * from "./erasure/complete-erasures.ts";
export * from "./erasure/replay.ts";
export * from "./erasure/sweep.ts";
export * from "./access/decide.ts";
export * from "./access/access-log.ts";
export * from "./access/search-log.ts";
export * from "./access/holders.ts";
export * from "./access/accesses-of-person.ts";
export * from "./access/deferrals.ts";
export * from "./access/tickets.ts";
export * from "./access/use-reports.ts";
export * from "./outbox/feed.ts";
export * from "./outbox/backlog.ts";
export { disableWebhook, insertWebhook, webhookOf, webhooksOf } from "./outbox/webhooks.ts";
export type { Webhook } from "./outbox/webhooks.ts";
export * from "./outbox/webhook-attempts.ts";
export * from "./outbox/webhook-deliveries.ts";
export * from "./outbox/webhook-lanes.ts";
export * from "./command/idempotency.ts";
export * from "./command/audit.ts";
export { insertPending, newLogBatch, type LogBatch, type LogKind } from "./evidence-log/pending.ts";
export * from "./evidence-log/backlog.ts";
export * from "./evidence-log/checkpoints.ts";
export * from "./evidence-log/ensure-log.ts";
export { logKeys, type PublishedKey } from "./evidence-log/log-keys.ts";
export * from "./evidence-log/log-signer.ts";
export * from "./evidence-log/paths.ts";
export type { EvidenceRow } from "./evidence-log/find-row.ts";
export { placeOfRow } from "./evidence-log/place-of-row.ts";
export type { BatchPath, RowPlace } from "./evidence-log/row-place.ts";
export * from "./evidence-log/receipt-signer.ts";
export type { RegistryKind, RegistryRecord } from "./evidence-log/registry-entries.ts";
export * from "./evidence-log/sequence.ts";
export * from "./evidence-log/tiles.ts";
export * from "./witness/witness-state.ts";
export * from "./keys/key.ts";
export * from "./keys/key-file-error.ts";
export * from "./keys/cipher-error.ts";
export * from "./keys/field-cipher.ts";
export * from "./migrate/migration-error.ts";
export * from "./migrate/partitions.ts";
export * from "./engine/directory-lock.ts";
export * from "./engine/data-directory.ts";
export * from "./jobs/timers.ts";
export * from "./jobs/fire-timers.ts";
export * from "./jobs/plain-notices.ts";
export * from "./jobs/purpose-ends.ts";
export * from "./jobs/missing-timers.ts";
export * from "./jobs/job-leases.ts";
export * from "./jobs/processes.ts";
export * from "./jobs/prune.ts";
export * from "./jobs/recount.ts";
export * from "./jobs/disclosures.ts";
export * from "./migrate/partitions-ahead.ts";
export { KEYED_TABLES } from "./figures/key-figures.ts";
export { PARTITIONED_TABLES } from "./figures/partition-figures.ts";
export * from "./figures/store-figures.ts";
export { dueTimers, outboxQueue, type Queue } from "./figures/backlog.ts";
export { copyStore } from "./transfer/copy-store.ts";
export { backupStore } from "./transfer/write-backup.ts";
export { checkBackup } from "./transfer/read-backup.ts";
export { restoreStore } from "./transfer/restore-store.ts";
export { BackupRefusedError, type BackupFault } from "./transfer/backup-error.ts";
export { TransferRefusedError, type TransferFault } from "./transfer/transfer-error.ts";
export type { Manifest } from "./transfer/backup-format.ts";
export type { OnProgress, StoreImage, TableImage } from "./transfer/store-image.ts";
export { openErasureLedger } from "./erasure/ledger.ts";
export { ErasureLedgerError } from "./erasure/ledger-error.ts";
export * from "./months/holds.ts";
export * from "./months/seal-months.ts";
export * from "./months/verify-months.ts";
export * from "./months/drop-months.ts";
export * from "./months/list-months.ts";
export { parseMonth, type LogMonth } from "./months/month.ts";
export { isPastKeeping, type MonthSeal } from "./months/log-months.ts";
export * from "./portal/sessions.ts";
export * from "./portal/drafts.ts";
export * from "./portal/sign-in-proofs.ts";
export * from "./portal/signature-evidence.ts";
export * from "./portal/staff-roles.ts";
export * from "./portal/representatives-of.ts";
export * from "./portal/person-name.ts";
export * from "./portal/access-of-person.ts";
export * from "./portal/uses-of-person.ts";
export * from "./portal/registry-by-ids.ts";
export * from "./portal/notice-settings.ts";
export { FEWEST_PERSONS, type FactGroup } from "./portal/oversight/fact-groups.ts";
export * from "./portal/oversight/access-groups.ts";
export * from "./portal/oversight/duty-groups.ts";
export * from "./portal/oversight/idle-objects.ts";
export * from "./portal/oversight/busy-askers.ts";
export * from "./portal/oversight/records.ts";
export * from "./portal/oversight/complaints.ts";
export * from "./portal/oversight/lookups.ts";
export * from "./portal/oversight/saved-queries.ts";
export * from "./portal/admin/register-lists.ts";
export * from "./portal/admin/party-proofs.ts";
export * from "./portal/admin/last-provider.ts";
export * from "./portal/objects-to-choose.ts";
export * from "./portal/staff-keys.ts";
export * from "./portal/bulk/bulk-request.ts";
export * from "./portal/bulk/bulk-results.ts";
export * from "./portal/bulk/bulk-rows.ts";
export {
  startBulkRequest,
  type BulkLine,
  type NewBulkRequest,
} from "./portal/bulk/start-bulk-request.ts";
export {
  checkSnapshot,
  checkStore,
  type CheckedStore,
  type FsckOutcome,
  type FurtherCheck,
} from "./fsck/fsck.ts";
export type { FsckCheck, FsckFault, FsckFinding, FsckProgress, FsckRun } from "./fsck/finding.ts";
export * from "./fsck/signature-evidence-keys.ts";
