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
      "Уәжді бас тартудың негізі көрсетілмеген",
      "Не указано основание мотивированного отказа",
      "The ground of the reasoned refusal is missing",
    ),
    next: text3(
      "Негізін ground өрісінде көрсетіңіз.",
      "Укажите основание в поле ground.",
      "Give the ground in the field ground.",
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
