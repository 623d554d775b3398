import type { Db } from "./db.ts";

export type PgliteOptions = {
  /** The store's own directory; made with mode 0700. Holds `pgdata/` and the lock. */
  readonly directory: string;
  /** The role of ordinary queries, `kelisim_app`; without it they run as the owner. */
  readonly role?: string;
  /** A word for the message that a second process gets, such as `kelisim serve`. */
  readonly note?: string;
};

/** Opens the embedded PostgreSQL. @throws StoreLockedError when another process holds the directory. */
export async function openPglite(_options: PgliteOptions): Promise<Db> {
  throw new Error("not yet");
}
