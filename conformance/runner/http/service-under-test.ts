import type { Client } from "./client.ts";
import type { Numbers } from "./numbers.ts";

/** A running service, and the one handle that a test needs besides its calls: the clock. */
export type ServiceUnderTest = {
  readonly client: Client;
  readonly adminKey: string;
  readonly numbers: Numbers;
  setClock(at: string): void;
  close(): Promise<void>;
};
