import type { ServiceKind } from "@kelisim/core";
import type { Db } from "./db/db.ts";
import type { ErasureLedger } from "./erasure/ledger.ts";
import type { StoreKeys } from "./keys/key-keeper.ts";
import type { KeyRing } from "./keys/key-ring.ts";
import type { Sealer } from "./keys/sealer.ts";

/** An open store: the database as the application role sees it, and the keys of its fields. */
export type Store = {
  readonly db: Db;
  readonly ring: KeyRing;
  /** Where the ring's keys come from, and whether it holds all that it needs. */
  readonly keys: StoreKeys;
  readonly sealer: Sealer;
  /** Where erased persons are written down beside the store; none for a store that no backup is made of. */
  readonly ledger?: ErasureLedger | undefined;
  /** This installation, on every record that it is home to. */
  readonly serviceId: string;
  readonly kind: ServiceKind;
  close(): Promise<void>;
};
