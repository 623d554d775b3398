import type { NavItem } from "@kelisim/web/pages";
import type { Text3 } from "@kelisim/core";
import type { Persona, StaffRole } from "./visit.ts";

const item = (to: string, kk: string, ru: string, en: string): NavItem => ({
  to,
  label: { kk, ru, en },
});

const PERSON: readonly NavItem[] = [
  item("/me", "Басты бет", "Главная", "Home"),
  item("/me/consents", "Келісімдерім", "Мои согласия", "My consents"),
  item(
    "/me/accesses",
    "Деректеріме кім қол жеткізді?",
    "Кто обращался к данным?",
    "Who accessed my data?",
  ),
  item("/me/rights", "Өтініштерім", "Мои обращения", "My requests"),
  item("/me/settings", "Баптаулар", "Настройки", "Settings"),
  item("/me/help", "Анықтама", "Справка", "Help"),
];

const DUTIES = item("/party/duties", "Міндеттер", "Обязанности", "Duties");
const REQUESTS = item(
  "/party/requests",
  "Келісім сұраулары",
  "Запросы согласия",
  "Consent requests",
);
const CONSENTS = item("/party/consents", "Келісімдер", "Согласия", "Consents");
const BULK = item("/party/bulk", "Жаппай сұрау", "Массовые запросы", "Bulk requests");
const LOG = item("/party/log", "Шешімдер журналы", "Журнал решений", "Decision log");
const PURPOSES = item("/party/purposes", "Мақсаттар", "Цели", "Purposes");
const OBJECTS = item("/party/objects", "Цифрлық объектілер", "Цифровые объекты", "Digital objects");
const KEYS = item("/party/keys", "Кілттер", "Ключи", "Keys");
const WEBHOOKS = item("/party/webhooks", "Вебхуктер", "Вебхуки", "Webhooks");
const AUTOMATED = item(
  "/party/automated",
  "Автоматтандырылған өңдеу",
  "Автоматизированная обработка",
  "Automated processing",
);
const STAFF = item("/party/staff", "Қызметкерлер", "Сотрудники", "Staff");
const START = item("/party", "Басты бет", "Главная", "Home");

const OFFICER = [START, DUTIES, REQUESTS, CONSENTS, BULK, LOG];
const DEVELOPER = [START, PURPOSES, OBJECTS, KEYS, WEBHOOKS, LOG, AUTOMATED];

/** What each role finds in its navigation. */
export const STAFF_NAV: Readonly<Record<StaffRole, readonly NavItem[]>> = {
  officer: OFFICER,
  developer: DEVELOPER,
  administrator: [...OFFICER, PURPOSES, OBJECTS, KEYS, WEBHOOKS, AUTOMATED, STAFF],
  clerk: [
    START,
    item("/party/desk", "Қызмет көрсету терезесі", "Окно обслуживания", "Service desk"),
  ],
  analyst: [
    item("/oversight", "Шолу", "Обзор", "Overview"),
    item("/oversight/complaints", "Шағымдар", "Жалобы", "Complaints"),
    item("/oversight/breaches", "Қауіпсіздіктің бұзылуы", "Нарушения безопасности", "Breaches"),
    item("/oversight/deferrals", "Хабарлауды кейінге қалдыру", "Отсрочки уведомления", "Deferrals"),
    item("/oversight/lookups", "Қарау журналы", "Журнал просмотров", "Look-ups"),
  ],
  provider: [
    item("/admin", "Жай-күйі", "Состояние", "Health"),
    item("/admin/parties", "Ұйымдар", "Организации", "Organisations"),
    item("/admin/objects", "Цифрлық объектілер", "Цифровые объекты", "Digital objects"),
    item("/admin/categories", "Деректер түрлері", "Виды данных", "Kinds of data"),
    item("/admin/calendar", "Күнтізбе", "Календарь", "Calendar"),
    item("/admin/norms", "Нормалар", "Нормы", "Norms"),
    item("/admin/rules", "Ережелер", "Правила", "Rules"),
    item("/admin/deferrals", "Хабарлауды кейінге қалдыру", "Отсрочки уведомления", "Deferrals"),
    item("/admin/staff", "Қызметкерлер", "Сотрудники", "Staff"),
  ],
};

/** The names of the roles, for people. */
export const ROLE_NAMES: Readonly<Record<StaffRole, Text3>> = {
  officer: { kk: "жауапты қызметкер", ru: "ответственный сотрудник", en: "officer" },
  developer: { kk: "әзірлеуші", ru: "разработчик", en: "developer" },
  administrator: { kk: "ұйым әкімшісі", ru: "администратор организации", en: "administrator" },
  clerk: {
    kk: "қызмет көрсету терезесінің қызметкері",
    ru: "сотрудник окна обслуживания",
    en: "desk clerk",
  },
  analyst: {
    kk: "уәкілетті орган талдаушысы",
    ru: "аналитик уполномоченного органа",
    en: "analyst",
  },
  provider: { kk: "қызмет әкімшісі", ru: "администратор сервиса", en: "service administrator" },
};

/** The navigation of a persona. */
export const navOf = (persona: Persona | undefined): readonly NavItem[] => {
  if (persona === undefined) return [];
  return persona.kind === "staff" ? STAFF_NAV[persona.role] : PERSON;
};

/** Where a persona begins. */
export const homeOf = (persona: Persona): string =>
  persona.kind === "staff" ? (STAFF_NAV[persona.role][0]?.to ?? "/") : "/me";
