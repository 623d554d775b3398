import type { ServiceKind } from "@kelisim/core";
import type { Db } from "./db/db.ts";
import type { KeyRing } from "./keys/key-ring.ts";
import type { Sealer } from "./keys/sealer.ts";

/** An open store: the database as the application role sees it, and the keys of its fields. */
export type Store = {
  readonly db: Db;
  readonly ring: KeyRing;
  readonly sealer: Sealer;
  /** This installation, on every record that it is home to. */
  readonly serviceId: string;
  readonly kind: ServiceKind;
  close(): Promise<void>;
};
