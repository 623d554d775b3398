import type { Scope } from "@kelisim/protocol";
import { say } from "../../i18n/say.ts";

/** What a key may do, in words. */
export const SCOPE_WORDS = {
  "registry:write": say(
    "Мақсаттар мен объектілерді тіркеу",
    "Регистрировать цели и объекты",
    "Register purposes and objects",
  ),
  "consent:request": say("Келісім сұрау", "Запрашивать согласие", "Ask for consents"),
  "consent:read": say("Келісімдерді оқу", "Читать согласия", "Read consents"),
  "consent:record-paper": say(
    "Қағаздағы келісімді тіркеу",
    "Записывать согласия на бумаге",
    "Record consents on paper",
  ),
  "access:decide": say(
    "Қол жеткізуге болатынын сұрау",
    "Спрашивать, разрешён ли доступ",
    "Ask whether an access is permitted",
  ),
  "log:read": say("Шешімдер журналын оқу", "Читать журнал решений", "Read the decision log"),
  "duty:act": say("Міндеттерді орындау", "Исполнять обязанности", "Discharge duties"),
  "objection:file": say(
    "Адамның өтініштерін тіркеу",
    "Подавать обращения людей",
    "File people's calls",
  ),
  events: say("Оқиғаларды алу", "Получать события", "Receive events"),
  "channel:assisted": say(
    "Адамға қызмет көрсету орнында көмектесу",
    "Помогать людям в пункте обслуживания",
    "Serve people at a desk",
  ),
  "oversight:read": say("Қадағалау деректерін оқу", "Читать данные надзора", "Read oversight data"),
  "admin:registry": say("Тізілімді басқару", "Управлять реестром", "Run the registry"),
  "admin:erasure": say("Деректерді өшіру", "Удалять данные", "Erase persons"),
  "admin:identity": say("Нөмірлерді түзету", "Исправлять номера", "Put numbers right"),
} as const satisfies Readonly<Record<Scope, unknown>>;

export const keyWords = {
  title: say("API кілттері", "Ключи API", "API keys"),
  what: say(
    "Кілт ұйымның жүйесіне арналған. Әр жүйеге бөлек кілт беріңіз, артық рұқсат қоспаңыз.",
    "Ключ нужен системе организации. Дайте каждой системе свой ключ и не больше прав, чем нужно.",
    "A key is for a system of yours. Give each system its own, with no more than it needs.",
  ),
  label: say("Кілттің атауы", "Название ключа", "Name of the key"),
  labelHint: say(
    "Қай жүйеге арналғаны, мысалы: кредит жүйесі.",
    "Для какой он системы, например: кредитная система.",
    "Which system it is for, for example: loan system.",
  ),
  scopes: say("Не істей алады", "Что разрешено", "What it may do"),
  status: say("Күйі", "Состояние", "State"),
  active: say("Жұмыс істейді", "Действует", "Active"),
  expired: say("Мерзімі аяқталды", "Срок истёк", "Expired"),
  revoked: say("Өшірілді", "Отозван", "Revoked"),
  made: say("Қашан жасалды", "Создан", "Made"),
  lastUsed: say("Соңғы рет қолданылды", "Последнее использование", "Last used"),
  until: say("Қашанға дейін", "Действует до", "Valid until"),
  actions: say("Әрекет", "Действие", "Action"),
  none: say(
    "Кілт жоқ. Жүйеңізді қосу үшін біріншісін жасаңыз.",
    "Ключей нет. Создайте первый, чтобы подключить систему.",
    "There is no key. Make the first one to connect a system.",
  ),
  create: say("Жаңа кілт", "Новый ключ", "New key"),
  expires: say("Соңғы күні", "Последний день", "Last day"),
  expiresHint: say(
    "Бос қалдырсаңыз, кілт өшірілгенше жұмыс істейді.",
    "Если оставить пустым, ключ действует, пока его не отзовут.",
    "Left empty, it is valid until it is revoked.",
  ),
  make: say("Кілт жасау", "Создать ключ", "Make the key"),
  rotate: say("Ауыстыру", "Заменить", "Rotate"),
  rotateHint: say(
    "Жаңа кілт жасалады, ескісі тағы 7 күн жұмыс істейді.",
    "Создаётся новый ключ, старый действует ещё 7 дней.",
    "A new key is made; the old one goes on for 7 days.",
  ),
  revoke: say("Өшіру", "Отозвать", "Revoke"),
  revokeHint: say(
    "Кілт бірден жұмысын тоқтатады.",
    "Ключ сразу перестанет действовать.",
    "The key stops at once.",
  ),
  shownOnce: say("Кілтті қазір сақтап алыңыз", "Сохраните ключ сейчас", "Save the key now"),
  shownOnceText: say(
    "Ол тек осы бетте бір рет көрінеді: сервис оның өзін сақтамайды.",
    "Он показан один раз, только на этой странице: сам ключ сервис не хранит.",
    "It is shown once, on this page: the service does not keep it.",
  ),
  theKey: say("Кілт", "Ключ", "Key"),
  overlap: say(
    "Ескі кілт мына уақытқа дейін жұмыс істейді",
    "Старый ключ действует до",
    "The old key is valid until",
  ),
  back: say("Кілттер тізіміне оралу", "К списку ключей", "Back to the keys"),
  revokedNow: say("Кілт өшірілді", "Ключ отозван", "The key is revoked"),
  never: say("белгісіз", "неизвестно", "not known"),
} as const;
