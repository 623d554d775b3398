import type { DutyOutcome } from "@kelisim/core";
import { say } from "../../i18n/say.ts";

/** How a duty ends: the choices of the form. */
export const DUTY_OUTCOMES = {
  ceased: say("Өңдеу тоқтатылды", "Обработка прекращена", "Processing has stopped"),
  "reasoned-refusal": say(
    "Уәжді бас тарту: өңдеуді тоқтатпаймыз",
    "Мотивированный отказ: продолжаем обработку",
    "Reasoned refusal: we go on",
  ),
  partial: say("Ішінара орындалды", "Исполнено частично", "Done in part"),
  upheld: say("Қарсылық қабылданды", "Возражение удовлетворено", "The objection is upheld"),
  rejected: say("Қабылданбады", "Отклонено", "Rejected"),
  answered: say("Жауап берілді", "Ответ дан", "Answered"),
  corrected: say("Деректер түзетілді", "Данные исправлены", "The data are corrected"),
  blocked: say("Деректер бұғатталды", "Данные заблокированы", "The data are blocked"),
  unblocked: say("Деректердің бұғаты алынды", "Блокирование снято", "The data are unblocked"),
  destroyed: say("Деректер жойылды", "Данные уничтожены", "The data are destroyed"),
  notified: say("Хабардар етілді", "Уведомление сделано", "Told"),
  proved: say("Келісім дәлелденді", "Согласие подтверждено", "The consent is proved"),
} as const satisfies Readonly<Record<DutyOutcome, unknown>>;

/** Why a party need not do what was asked: the choices of the form. */
export const REFUSAL_GROUNDS = {
  law: say(
    "Заң өңдеуді жалғастыруға міндеттейді",
    "Закон обязывает продолжать обработку",
    "A law obliges us to go on",
  ),
  "storage-required": say(
    "Заңнама деректерді сақтауды талап етеді",
    "Законодательство требует хранить данные",
    "Legislation requires storing the data",
  ),
  "processing-required": say(
    "Заңнама деректерді өңдеуді талап етеді",
    "Законодательство требует обрабатывать данные",
    "Legislation requires processing the data",
  ),
  obligation: say(
    "Адамның орындалмаған міндеттемесі бар",
    "Есть неисполненное обязательство человека",
    "The person has an obligation that is not met",
  ),
  other: say("Басқа себеп", "Другая причина", "Another reason"),
} as const;

/** What became of the data themselves. */
export const DATA_FATES = {
  destroyed: say("Жойылды", "Уничтожены", "Destroyed"),
  deidentified: say("Иесіздендірілді", "Обезличены", "De-identified"),
  kept: say("Сақталып тұр", "Хранятся", "Kept"),
} as const;

export const dutiesWords = {
  title: say("Міндеттер", "Обязанности", "Duties"),
  tabs: say("Міндеттердің күйі", "Состояние обязанностей", "State of the duties"),
  open: say("Орындалуда", "В работе", "Open"),
  overdue: say("Мерзімі өткен", "Просроченные", "Overdue"),
  done: say("Орындалған", "Исполненные", "Done"),
  kind: say("Түрі", "Вид", "Kind"),
  allKinds: say("Барлық түрі", "Все виды", "All kinds"),
  filter: say("Көрсету", "Показать", "Show"),
  due: say("Соңғы күні", "Последний день", "Last day"),
  whatFor: say("Не істеу керек", "Что сделать", "What to do"),
  state: say("Күйі", "Состояние", "State"),
  noneOpen: say(
    "Орындалатын міндет жоқ. Жаңасы пайда болса, осында көрінеді.",
    "Обязанностей в работе нет. Новые появятся здесь.",
    "Nothing is owed. New duties appear here.",
  ),
  noneOverdue: say(
    "Мерзімі өткен міндет жоқ.",
    "Просроченных обязанностей нет.",
    "Nothing is overdue.",
  ),
  noneDone: say(
    "Орындалған міндет әлі жоқ.",
    "Исполненных обязанностей пока нет.",
    "No duty has been done yet.",
  ),
  calendar: say(
    "Күнтізбеге қосу (ICS файлы)",
    "Добавить в календарь (файл ICS)",
    "Add to a calendar (ICS file)",
  ),
  calendarHint: say(
    "Файлда барлық ашық міндет пен ескерту бар, адамдар туралы дерек жоқ.",
    "В файле все открытые обязанности с напоминаниями; данных о людях в нём нет.",
    "The file holds all open duties with reminders and nothing about people.",
  ),
  late: say("Кеш орындалды", "Исполнено с опозданием", "Done late"),
  inTime: say("Мерзімінде орындалды", "Исполнено в срок", "Done in time"),
} as const;
