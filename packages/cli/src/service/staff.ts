import type { Iin, Party, Text3 } from "@kelisim/core";
import { STAFF_SCOPES, systemClock } from "@kelisim/server";
import {
  endRole,
  ensureSubject,
  grantRole,
  recordCommand,
  STAFF_ROLES,
  staffOf,
  type StaffRole,
  type StaffRoleName,
  type Store,
} from "@kelisim/store";
import { refusal, usageFailure } from "../failure.ts";
import { onExistingStore } from "./keys.ts";
import { partyNamed } from "./party-named.ts";
import { ensureProvider } from "./provider.ts";

type Flags = { readonly data?: string; readonly party?: string };

const NO_ROLE: Text3 = {
  kk: `Мұндай рөл жоқ. Мыналардың бірін жазыңыз: ${STAFF_ROLES.join(", ")}`,
  ru: `Такой роли нет. Укажите одну из: ${STAFF_ROLES.join(", ")}`,
  en: `There is no such role. Write one of: ${STAFF_ROLES.join(", ")}`,
};
const NOT_ITS_ROLE: Text3 = {
  kk: "Бұл рөл мұндай ұйымға берілмейді: provider – қызметтің өзіне, analyst – уәкілетті органға, clerk – қызмет көрсету терезесіне, қалғандары – ұйымдарға.",
  ru: "Такой организации эта роль не даётся: provider – самому сервису, analyst – уполномоченному органу, clerk – окну обслуживания, остальные – организациям.",
  en: "This party cannot have that role: provider is for the service itself, analyst for the authorised body, clerk for a service desk, the others for parties.",
};
const NO_PERSON: Text3 = {
  kk: "Бұл адамға рөл берілмейді: ол туралы деректер жойылған.",
  ru: "Этому человеку роль не дать: данные о нём уничтожены.",
  en: "This person cannot be given a role: what was known of her was destroyed.",
};
const NO_STANDING_ROLE: Text3 = {
  kk: "Мұндай рөл жоқ немесе ол тоқтатылған. Тізімін көріңіз: kelisim staff list",
  ru: "Такой действующей роли нет. Посмотрите их: kelisim staff list",
  en: "There is no such role that stands. See them: kelisim staff list",
};

/** @throws CliFailure */
export function readRole(text: string): StaffRoleName {
  const role = STAFF_ROLES.find((known) => known === text);
  if (role === undefined) throw usageFailure(NO_ROLE);
  return role;
}

const partyOf = (store: Store, { party }: Flags): Promise<Party> =>
  party === undefined ? ensureProvider(store, systemClock.now()) : partyNamed(store, party);

const mayHave = (role: StaffRoleName, { roles }: Party, isProvider: boolean): boolean => {
  switch (role) {
    case "provider":
      return isProvider;
    case "analyst":
      return roles.includes("authorised-body");
    case "clerk":
      return roles.includes("service-desk") && !isProvider;
    case "administrator":
    case "developer":
    case "officer":
      return !isProvider;
  }
};

/** Gives somebody a role, straight in the store, and leaves a record. @returns its id @throws CliFailure */
export const addStaff = (flags: Flags, role: StaffRoleName, iin: Iin): Promise<string> =>
  onExistingStore(flags, "kelisim staff add", async (store) => {
    const now = systemClock.now();
    const party = await partyOf(store, flags);
    if (!mayHave(role, party, flags.party === undefined)) throw refusal(NOT_ITS_ROLE);
    const id = await grantRole(store.db, store.ring, {
      ...{ role, partyId: party.id, at: now, grantedBy: undefined },
      subjectId: await ensureSubject(store.db, store.ring, iin),
      // Her sign-in will say it.
      name: "",
      scopes: STAFF_SCOPES[role],
    });
    if (id === undefined) throw refusal(NO_PERSON);
    await recordCommand(store.db, {
      ...{ at: now, partyId: party.id, keyId: undefined },
      ...{ command: `staff-add ${id}`, outcome: role },
    });
    return id;
  });

/** Ends a role, and leaves a record. @throws CliFailure */
export const endStaff = (flags: Flags, id: string): Promise<void> =>
  onExistingStore(flags, "kelisim staff end", async (store) => {
    const now = systemClock.now();
    const { id: partyId } = await partyOf(store, flags);
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
    const ended = isId && (await endRole(store.db, { roleId: id, partyId, at: now }));
    if (!ended) throw refusal(NO_STANDING_ROLE);
    await recordCommand(store.db, {
      ...{ at: now, partyId, keyId: undefined },
      ...{ command: `staff-end ${id}`, outcome: "ended" },
    });
  });

/** @throws CliFailure */
export const listStaff = (flags: Flags): Promise<StaffRole[]> =>
  onExistingStore(flags, "kelisim staff list", async (store) =>
    staffOf(store.db, store.ring, (await partyOf(store, flags)).id),
  );
