import { day, type Text3 } from "@kelisim/core";
import type { StaffRole } from "@kelisim/server";
import { fictitiousIin, type Sex } from "./fictitious-numbers.ts";
import { DEMO_PARTIES, type DemoPartyName } from "./parties.ts";

/** Somebody who works for one of the demo's organisations, or for the service itself. */
export type DemoStaff = {
  readonly role: StaffRole;
  readonly name: string;
  readonly iin: string;
  /** `admin` = the service provider's own party. */
  readonly party: DemoPartyName | "admin";
  /** What she does, for whoever chooses whom to sign in as. */
  readonly note: Text3;
};

/** Behind the fifty people, so that no two ever share a number. */
const FIRST_INDEX = 60;

type StaffRow = readonly [
  role: StaffRole,
  party: DemoStaff["party"],
  name: string,
  sex: Sex,
  birth: string,
  work: Text3,
];

const PROVIDER: Text3 = {
  kk: "Kelisim қызметінің әкімшісі",
  ru: "Администратор самой службы Kelisim",
  en: "Administrator of the Kelisim service itself",
};

const ROWS: readonly StaffRow[] = [
  [
    ...(["officer", "operator", "Қыдыралина Меруерт Жаңабайқызы", "female", "1990-09-14"] as const),
    { kk: "жауапты қызметкер", ru: "ответственный сотрудник", en: "compliance officer" },
  ],
  [
    ...(["developer", "operator", "Нәдірбек Олжас Сәбитұлы", "male", "1995-01-30"] as const),
    { kk: "әзірлеуші", ru: "разработчик", en: "developer" },
  ],
  [
    ...([
      "administrator",
      "operator",
      "Черкашина Варвара Олеговна",
      "female",
      "1984-11-06",
    ] as const),
    { kk: "әкімші", ru: "администратор", en: "administrator" },
  ],
  [
    ...(["clerk", "serviceDesk", "Батырхан Ақниет Ерікқызы", "female", "1998-05-19"] as const),
    { kk: "терезе қызметкері", ru: "сотрудник окна", en: "desk clerk" },
  ],
  [
    ...(["analyst", "authorisedBody", "Сыздық Ғабит Маратұлы", "male", "1987-07-03"] as const),
    { kk: "талдаушы", ru: "аналитик", en: "analyst" },
  ],
  [
    ...(["provider", "admin", "Төреханова Ләйла Қайратқызы", "female", "1981-03-25"] as const),
    PROVIDER,
  ],
];

/** Where somebody works and as what, in one line. */
function noteOf(party: DemoStaff["party"], work: Text3): Text3 {
  if (party === "admin") return work;
  const { name } = DEMO_PARTIES[party];
  return {
    kk: `${name.kk}: ${work.kk}`,
    ru: `${name.ru}: ${work.ru}`,
    en: `${name.en}: ${work.en}`,
  };
}

/** Six people who do not exist either, beside the fifty: one for each role. */
export const DEMO_STAFF: readonly DemoStaff[] = ROWS.map(
  ([role, party, name, sex, birth, work], index) => ({
    ...{ role, party, name },
    iin: fictitiousIin(day(birth), sex, FIRST_INDEX + index),
    note: noteOf(party, work),
  }),
);
