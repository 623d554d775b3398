import { text3, type ProblemEntry } from "./entry.ts";

/** Discharging duties and counting their days. */
export const DUTY_PROBLEMS = {
  "duty-already-discharged": {
    status: 409,
    title: text3(
      "Бұл міндет орындалған",
      "Эта обязанность уже исполнена",
      "This duty has already been discharged",
    ),
    next: text3(
      "Міндеттің күйін қараңыз: оны қайта орындаудың қажеті жоқ.",
      "Посмотрите состояние обязанности: исполнять её снова не нужно.",
      "Look at the duty: nothing more is needed.",
    ),
  },
  "outcome-not-for-this-duty": {
    status: 422,
    title: text3(
      "Мұндай нәтиже бұл міндетке сай келмейді",
      "Такой итог не подходит к этой обязанности",
      "This outcome does not fit this duty",
    ),
    next: text3(
      "Міндеттің түріне сай нәтижені көрсетіңіз.",
      "Укажите итог, подходящий к виду обязанности.",
      "Give an outcome that fits the kind of the duty.",
    ),
  },
  "ground-required": {
    status: 422,
    title: text3(
      "Уәжді бас тартудың негізі көрсетілмеген немесе толық емес",
      "Основание мотивированного отказа не указано или указано не полностью",
      "The ground of the reasoned refusal is missing or incomplete",
    ),
    next: text3(
      "Негізін ground өрісінде толық көрсетіңіз: obligation үшін reference, other үшін text, қалғандары үшін act пен article керек.",
      "Укажите основание в поле ground полностью: для obligation нужен reference, для other – text, для остальных – act и article.",
      "Give the ground in the field ground in full: obligation needs a reference, other needs a text, the rest need act and article.",
    ),
  },
  "reviewer-required": {
    status: 422,
    title: text3(
      "Қарсылықты қараған адам көрсетілмеген",
      "Не указано, кто рассмотрел возражение",
      "The person who reviewed the objection is missing",
    ),
    next: text3(
      "Оның аты-жөні мен лауазымын reviewer өрісінде көрсетіңіз.",
      "Укажите имя и должность в поле reviewer.",
      "Give the name and position in the field reviewer.",
    ),
  },
  "text-required": {
    status: 422,
    title: text3(
      "Адамға арналған жауап мәтіні жоқ",
      "Нет текста ответа для человека",
      "The text of the answer to the person is missing",
    ),
    next: text3(
      "Жауапты text өрісіне түсінікті тілмен жазыңыз.",
      "Напишите ответ понятным языком в поле text.",
      "Write the answer in plain words in the field text.",
    ),
  },
  "evidence-required": {
    status: 422,
    title: text3(
      "Келісімді дәлелдейтін құжат көрсетілмеген",
      "Не указан документ, подтверждающий согласие",
      "The document that proves the consent is missing",
    ),
    next: text3(
      "Құжаттың SHA-256 мәнін evidence_sha256 өрісінде көрсетіңіз; құжат болмаса, rejected нәтижесін жіберіңіз.",
      "Укажите SHA-256 документа в поле evidence_sha256; если документа нет, передайте итог rejected.",
      "Give the SHA-256 of the document in evidence_sha256; if there is none, give the outcome rejected.",
    ),
  },
  "retention-required": {
    status: 422,
    title: text3(
      "Нені өңдеуді жалғастыратыныңыз көрсетілмеген",
      "Не указано, что вы продолжите обрабатывать",
      "What you go on processing is not named",
    ),
    next: text3(
      "Қалған деректер мен әрекеттерді retention өрісінде атаңыз: аталмағанның бәрін өңдеу тоқтатылды деп саналады.",
      "Назовите оставшиеся данные и действия в поле retention: всё остальное считается прекращённым.",
      "Name the remaining data and actions in retention: everything else counts as stopped.",
    ),
  },
  "kept-without-ground": {
    status: 422,
    title: text3(
      "Сақтау да – өңдеу: деректер сақталса, өңдеу тоқтатылған жоқ",
      "Хранение – тоже обработка: пока данные хранятся, она не прекращена",
      "Storing is processing: while the data are kept, it has not stopped",
    ),
    next: text3(
      "Деректерді жойыңыз немесе иесіздендіріңіз. Заңнама сақтауды талап етсе, partial нәтижесін storage-required негізімен жіберіңіз.",
      "Уничтожьте или обезличьте данные. Если законодательство требует хранить их, передайте итог partial с основанием storage-required.",
      "Destroy or de-identify the data. If legislation requires storing them, give the outcome partial with a ground storage-required.",
    ),
  },
  "calendar-year-unknown": {
    status: 422,
    title: text3(
      "Бұл жылдың жұмыс күндері күнтізбесі жоқ",
      "Нет календаря рабочих дней на этот год",
      "There is no working-day calendar for this year",
    ),
    next: text3(
      "Басқа жылды көрсетіңіз немесе әкімшіден күнтізбені қосуды сұраңыз.",
      "Укажите другой год или попросите администратора добавить календарь.",
      "Give another year, or ask the administrator to add the calendar.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
