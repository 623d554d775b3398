import type { Iin, Text3 } from "@kelisim/core";
import { systemClock } from "@kelisim/server";
import {
  findSubject,
  HOLD_ORDERED_BY,
  HOLD_REASONS,
  listHolds,
  placeHold,
  recordCommand,
  releaseHold,
  type Hold,
  type HoldScope,
  type NewHold,
  type Store,
} from "@kelisim/store";
import { refusal, usageFailure } from "../failure.ts";
import { onExistingStore } from "./keys.ts";
import { partyNamed } from "./party-named.ts";

type Flags = { readonly data?: string };

/** What a hold is placed on, as the command line says it. */
export type MeantScope =
  | { readonly kind: "months" }
  | { readonly kind: "party"; readonly party: string }
  | { readonly kind: "person"; readonly iin: Iin };

const oneOf = (words: readonly string[]): Text3 => {
  const list = words.join(", ");
  return {
    kk: `Мыналардың бірін жазыңыз: ${list}`,
    ru: `Укажите одно из: ${list}`,
    en: `Write one of: ${list}`,
  };
};
const BAD_REFERENCE: Text3 = {
  kk: "Істің немесе хаттың нөмірін жазыңыз: 60 таңбадан аспасын, ЖСН мен есім болмасын.",
  ru: "Укажите номер дела или письма: до 60 знаков, без ИИН и имён.",
  en: "Write the number of a file or a letter: up to 60 characters, no IIN and no names.",
};
const NO_PERSON: Text3 = {
  kk: "Қоймада бұл адам туралы ештеңе жоқ.",
  ru: "В хранилище нет ничего об этом человеке.",
  en: "The store holds nothing about this person.",
};
const NO_HOLD: Text3 = {
  kk: "Мұндай тыйым жоқ немесе ол алынған. Тізімін көріңіз: kelisim hold list",
  ru: "Такого действующего запрета нет. Посмотрите их: kelisim hold list",
  en: "There is no such hold that stands. See them: kelisim hold list",
};

function known<T extends string>(words: readonly T[], text: string): T {
  const found = words.find((word) => word === text);
  if (found === undefined) throw usageFailure(oneOf(words));
  return found;
}

/** @throws CliFailure */
export const readOrderedBy = (text: string): NewHold["orderedBy"] => known(HOLD_ORDERED_BY, text);
/** @throws CliFailure */
export const readReason = (text: string): NewHold["reason"] => known(HOLD_REASONS, text);

/** A file's number; nothing that could be a person's. @throws CliFailure */
export function readReference(text: string): string {
  const isFine = /^[\p{L}\d№][\p{L}\d№ ./_-]{0,59}$/u.test(text) && !/\d{12}/.test(text);
  if (!isFine) throw usageFailure(BAD_REFERENCE);
  return text;
}

async function scopeOf(store: Store, meant: MeantScope): Promise<HoldScope> {
  if (meant.kind === "months") return meant;
  if (meant.kind === "party") {
    return { kind: "party", partyId: (await partyNamed(store, meant.party)).id };
  }
  const subjectId = await findSubject(store.db, store.ring, meant.iin);
  if (subjectId === undefined) throw refusal(NO_PERSON);
  return { kind: "person", subjectId };
}

/** Places a hold, and leaves a record of it. @returns its id @throws CliFailure */
export const addHold = (
  flags: Flags,
  meant: MeantScope,
  hold: Omit<NewHold, "scope">,
): Promise<string> =>
  onExistingStore(flags, "kelisim hold add", async (store) => {
    const now = systemClock.now();
    const id = await placeHold(store.db, { ...hold, scope: await scopeOf(store, meant) }, now);
    await recordCommand(store.db, {
      ...{ at: now, partyId: undefined, keyId: undefined },
      ...{ command: `hold-log ${id}`, outcome: `${meant.kind} ${hold.orderedBy}` },
    });
    return id;
  });

/** Releases a hold, and leaves a record of it. @throws CliFailure */
export const endHold = (flags: Flags, id: string): Promise<void> =>
  onExistingStore(flags, "kelisim hold release", async ({ db }) => {
    const now = systemClock.now();
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    if (!isId || !(await releaseHold(db, id, now))) throw refusal(NO_HOLD);
    await recordCommand(db, {
      ...{ at: now, partyId: undefined, keyId: undefined },
      ...{ command: `release-hold ${id}`, outcome: "released" },
    });
  });

/** @throws CliFailure */
export const holdsOf = (flags: Flags): Promise<Hold[]> =>
  onExistingStore(flags, "kelisim hold list", ({ db }) => listHolds(db));
