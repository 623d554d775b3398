import type { Text3 } from "@kelisim/core";
import type { DemoIdentity } from "@kelisim/demo-identity";
import { DEMO_PEOPLE, type DemoPerson } from "./people.ts";
import { REPRESENTATIVES } from "./representatives.ts";
import { DEMO_STAFF } from "./staff.ts";

/** What happened to the first three before the demo began. */
const HISTORY: readonly Text3[] = [
  {
    kk: "Банкке келісім берген, ол қолданыста",
    ru: "Дала банку согласие, оно действует",
    en: "Gave the bank a consent, which is in force",
  },
  {
    kk: "Кредиттік бюроға қатысты келісімін қайтарып алған",
    ru: "Отозвал согласие, данное для кредитного бюро",
    en: "Withdrew a consent that concerned the credit bureau",
  },
  {
    kk: "Бір сұрауға келіспеген, бір келісімінің мерзімі өткен",
    ru: "На один запрос ответила отказом, срок одного согласия истёк",
    en: "Refused one request; one consent has run out",
  },
];

const MINOR: Text3 = {
  kk: "Кәмелетке толмаған, орнына заңды өкілі әрекет етеді",
  ru: "Несовершеннолетний: действует законный представитель",
  en: "Under age: a legal representative acts",
};

const WARD: Text3 = {
  kk: "Орнына қорғаншысы немесе қамқоршысы әрекет етеді",
  ru: "Действует опекун или попечитель",
  en: "A guardian or trustee acts",
};

const REPRESENTATIVE: Text3 = {
  kk: "Біреудің заңды өкілі",
  ru: "Чей-то законный представитель",
  en: "Somebody's legal representative",
};

const actingPlaces = new Set(REPRESENTATIVES.map(([, by]) => by));

function noteOf({ representedAs }: DemoPerson, index: number): Text3 | undefined {
  if (representedAs !== null) return representedAs === "minor" ? MINOR : WARD;
  return HISTORY[index] ?? (actingPlaces.has(index + 1) ? REPRESENTATIVE : undefined);
}

/** As whom one can sign in to the demo: those with a history first, then the staff, then everybody else. */
export function demoIdentities(): readonly DemoIdentity[] {
  const people = DEMO_PEOPLE.map((person, index): DemoIdentity => {
    const { iin, name } = person;
    const note = noteOf(person, index);
    return { iin, name, ...(note !== undefined && { note }) };
  });
  const staff = DEMO_STAFF.map(({ iin, name, note }): DemoIdentity => ({ iin, name, note }));
  const known = HISTORY.length;
  return [...people.slice(0, known), ...staff, ...people.slice(known)];
}
