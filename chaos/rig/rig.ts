import type { Store } from "@kelisim/store";
import type { World } from "../../packages/server/test/support/world.ts";
import type { Dice } from "../dice.ts";
import type { Service } from "./service.ts";
import type { WebhookHost } from "./webhook-host.ts";

/** What a fault lays its hands on; two that touch the same are never on at once. */
export type Touches = "process" | "database" | "network" | "clock" | "receiver" | "keys";

/** Something that goes wrong. `run` ends when nothing of it is left. */
export type Fault = {
  readonly name: string;
  readonly touches: Touches;
  /** How often it is picked, beside the others. */
  readonly weight: number;
  run(dice: Dice): Promise<void>;
};

/** An installation of the service that can be harmed. */
export type Rig = {
  readonly engine: "postgres" | "embedded";
  readonly services: readonly Service[];
  readonly world: World;
  readonly receiver: WebhookHost;
  readonly faults: readonly Fault[];
  /** Looks into the store, while nothing is harmed; an embedded one is taken from its process meanwhile. */
  inspect<T>(look: (store: Store) => Promise<T>): Promise<T>;
  /** Whether looking disturbs the service. */
  readonly inspectingStops: boolean;
  close(): Promise<void>;
};

/** Services whose clock is right: the others never become ready. */
export const rightServices = ({ services }: Pick<Rig, "services">): readonly Service[] =>
  services.filter(({ isOff }) => !isOff);
