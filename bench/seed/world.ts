import { systemClock, type Clock } from "@kelisim/server";
import type { Store } from "@kelisim/store";
import { FakeClock } from "../../packages/server/test/support/fake-clock.ts";
import { newIin } from "../../packages/server/test/support/fictitious-numbers.ts";
import { plantKey } from "../../packages/server/test/support/first-key.ts";
import { Api } from "../../packages/server/test/support/http-client.ts";
import { serve } from "../../packages/server/test/support/service.ts";
import * as acts from "../../packages/server/test/support/acts.ts";
import {
  register,
  registerObject,
  registerPurpose,
  type Member,
} from "../../packages/server/test/support/world.ts";

/** One bank: what it asks for, and what nobody has granted it. */
export type Line = {
  readonly key: string;
  readonly bin: string;
  readonly partyId: string;
  readonly objectId: string;
  /** Each person of the line has an active consent for this one, without the optional category. */
  readonly purposeId: string;
  /** Nobody has a consent for this one. */
  readonly otherPurposeId: string;
};

/** The registry of a run, and two persons of each line whom the service itself has made. */
export type World = {
  readonly lines: readonly Line[];
  readonly deskKey: string;
  readonly models: readonly {
    readonly standing: string;
    readonly pending: string;
  }[];
};

const LINES = 4;
const NAME = { kk: "Тұмар банкі", ru: "Банк Тұмар", en: "Tumar Bank" };

const keyOf = ({ key }: Api): string => {
  if (key === undefined) throw new Error("a party without a key");
  return key;
};

type Bank = { readonly line: Line; readonly act: acts.Line };

async function makeBank(admin: Api): Promise<Bank> {
  const party: Member = await register(admin, { name: NAME, roles: ["owner", "operator"] });
  const objectId = await registerObject(party);
  const purposeId = await registerPurpose(party, objectId, { code: "scoring" });
  const otherPurposeId = await registerPurpose(party, objectId, { code: "offers" });
  const { bin, id: partyId, api } = party;
  return {
    line: { key: keyOf(api), bin, partyId, objectId, purposeId, otherPurposeId },
    act: { party, objectId, purposeId },
  };
}

/** When everything happened: milliseconds of the epoch, and the last day of the consents. */
export type Past = { readonly at: number; readonly validUntil: string };

/**
 * Registers banks and a service desk over HTTP, and lets the service make two persons of each bank. Closes the
 * store.
 */
export async function makeWorld(store: Store, past?: Past): Promise<World> {
  const clock: Clock = past === undefined ? systemClock : new FakeClock(past.at);
  const server = await serve(store, clock);
  try {
    const root = await plantKey(store, clock, ["admin:registry"]);
    const admin = new Api(server.url, root.text);
    const desk = await register(admin, { name: NAME, roles: ["service-desk"] }, [
      "channel:assisted",
    ]);
    const lines: Line[] = [];
    const models: { standing: string; pending: string }[] = [];
    for (let number = 0; number < LINES; number += 1) {
      const { line, act } = await makeBank(admin);
      const [standing, pending] = [newIin(), newIin()];
      const until = past === undefined ? {} : { valid_until: past.validUntil };
      const asked = await acts.ask(act, standing, until);
      await acts.answer(desk.api, asked.id, { confirmation: acts.OTHER_PROOF });
      await acts.ask(act, pending);
      // What was told stands in the feed, as it does everywhere a moment later.
      await act.party.api.get("/v1/events");
      lines.push(line);
      models.push({ standing, pending });
    }
    return { lines, models, deskKey: keyOf(desk.api) };
  } finally {
    await server.close();
  }
}
