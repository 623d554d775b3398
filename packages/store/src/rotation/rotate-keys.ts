import type { Instant } from "@kelisim/core";
import type { KeyName, KeyPurpose } from "../keys/key.ts";
import type { UsedKey } from "../keys/key-use.ts";
import type { Store } from "../store.ts";
import { activateKeys } from "./activate.ts";
import { addCurrentLookups } from "./add-lookups.ts";
import { forgetLookupsOf } from "./forget-lookups.ts";
import { rewrapDataKeys } from "./rewrap.ts";
import { resealWebhookSecrets } from "./webhook-secrets.ts";

export type RotationOptions = {
  readonly now: Instant;
  /** Persons of each kind of work that one run takes on; 1,000 unless set. */
  readonly limit?: number;
};

/** What one run did. Names of keys and counts, nothing about anybody; `listKeys` counts what is left. */
export type KeyRotation = {
  /** Keys taken into use by this run. */
  readonly activated: readonly KeyName[];
  /** Keys of the file that not every running process holds yet. */
  readonly waiting: readonly KeyName[];
  /** Data keys wrapped with the current key. */
  readonly rewrapped: number;
  /** Look-up rows made under the current MAC key. */
  readonly lookups: number;
  /** Webhook secrets sealed with the current key. */
  readonly resealed: number;
  /** Rows that do not open: changed outside the service. They keep their key from being destroyed. */
  readonly unopened: number;
  /** Whether another run would find work at once. */
  readonly more: boolean;
};

const LIMIT = 1000;

/** Whether another key of the purpose still opens beside the current one. */
const hasOlder = (used: readonly UsedKey[], purpose: KeyPurpose): boolean =>
  used.filter((key) => key.purpose === purpose && key.destroyedAt === undefined).length > 1;

/**
 * One run of the key rotation: takes keys of the file into use that every running process holds, and
 * moves what hangs on older keys to the current ones. Any number of processes may run it at once, and
 * one that is killed loses nothing: the next run goes on.
 */
export async function rotateKeys(store: Store, options: RotationOptions): Promise<KeyRotation> {
  const { now, limit = LIMIT } = options;
  const before = await store.keys.refresh();
  const marks = store.keys.marks();
  const { activated, waiting } = await activateKeys(store.db, marks, before, now);
  const used = await store.keys.refresh();

  const done = { rewrapped: 0, lookups: 0, resealed: 0, unopened: 0, more: activated.length > 0 };
  if (hasOlder(used, "data")) {
    const data = await rewrapDataKeys(store, limit);
    done.rewrapped = data.rewrapped;
    done.unopened += data.unopened;
    done.more ||= data.more;
  }
  if (hasOlder(used, "mac")) {
    const macs = await addCurrentLookups(store, limit, now);
    done.lookups = macs.added;
    done.unopened += macs.unopened;
    done.more ||= macs.more;
  }
  if (hasOlder(used, "seal")) {
    const seals = await resealWebhookSecrets(store);
    done.resealed = seals.resealed;
    done.unopened += seals.unopened;
  }
  await forgetDestroyed(store, used);
  return { ...done, activated, waiting };
}

/** Ends what a destruction left undone when its process was killed. */
async function forgetDestroyed(store: Store, used: readonly UsedKey[]): Promise<void> {
  for (const { purpose, version, destroyedAt } of used) {
    if (purpose === "mac" && destroyedAt !== undefined) await forgetLookupsOf(store.db, version);
  }
}
