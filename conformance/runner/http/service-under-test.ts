import type { Context } from "@kelisim/server";
import type { Store } from "@kelisim/store";
import type { Client } from "./client.ts";
import type { Numbers } from "./numbers.ts";

/** A running service, and the one handle that a test needs besides its calls: the clock. */
export type ServiceUnderTest = {
  readonly client: Client;
  readonly adminKey: string;
  readonly numbers: Numbers;
  /** In process, for acts of the person that no call of the contract takes. */
  readonly store: Store;
  /** Does the job that opens duties to tell people of disclosures. */
  tellDisclosures(): Promise<void>;
  readonly context: Context;
  setClock(at: string): void;
  close(): Promise<void>;
};
