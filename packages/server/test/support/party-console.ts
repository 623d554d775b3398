import { after, before, describe } from "node:test";
import type { Config } from "@kelisim/server";
import type { StaffRoleName } from "@kelisim/store";
import { ONE_ENGINE } from "../../../../testing/engines.ts";
import { FakeClock } from "./fake-clock.ts";
import { newIin } from "./fictitious-numbers.ts";
import { openPortal, type PortalClient } from "./portal.ts";
import { startService, type Service } from "./service.ts";
import { buildWorld, type Member, type World } from "./world.ts";

/** A world with its console open: calls over HTTP and pages of the same store. */
export type PartyConsole = {
  readonly clock: FakeClock;
  readonly service: Service;
  readonly world: World;
  readonly portal: Awaited<ReturnType<typeof openPortal>>;
  /** Somebody who works for a party, new unless her number is given. */
  as(role: StaffRoleName, party?: Member, iin?: string): Promise<PortalClient>;
};

async function open(config: Partial<Config>): Promise<PartyConsole> {
  const clock = new FakeClock();
  const service = await startService({ engine: ONE_ENGINE, clock, config });
  try {
    const world = await buildWorld(service);
    const portal = await openPortal(service.store, clock, config);
    return {
      ...{ clock, service, world, portal },
      as: (role, party = world.bank, iin = newIin()) =>
        portal.signInAs(iin, "Айгүл Серік", { partyId: party.id, role }),
    };
  } catch (error) {
    await service.close();
    throw error;
  }
}

/** Declares tests of the party's console, with a world of their own. */
export function onPartyConsole(
  subject: string,
  declare: (of: () => PartyConsole) => void,
  config: Partial<Config> = {},
): void {
  describe(subject, () => {
    let opened: PartyConsole | undefined;
    before(async () => {
      opened = await open(config);
    });
    after(async () => {
      await opened?.portal.close();
      await opened?.service.close();
    });
    declare(() => {
      if (opened === undefined) throw new Error("used before the tests began");
      return opened;
    });
  });
}
