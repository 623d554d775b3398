import { text3, type ProblemEntry } from "./entry.ts";

/** Erasing a person's data, and what comes after it. */
export const ERASURE_PROBLEMS = {
  "consent-still-active": {
    status: 409,
    title: text3(
      "Бұл адамның қолданыстағы келісімі бар",
      "У этого человека есть действующее согласие",
      "A consent of this person is still active",
    ),
    next: text3(
      "Алдымен келісімді кері қайтарып алуды рәсімдеңіз, ұйымдардың жауабын күтіңіз, содан кейін қайталаңыз.",
      "Сначала оформите отзыв согласия и дождитесь ответа организаций, затем повторите.",
      "Have the consent withdrawn first, wait for the organisations to answer, then try again.",
    ),
  },
  "duty-still-open": {
    status: 409,
    title: text3(
      "Ұйымның осы адам алдындағы міндеті әлі орындалған жоқ",
      "Обязанность организации перед этим человеком ещё не исполнена",
      "An organisation still owes this person something",
    ),
    next: text3(
      "Ұйым міндетін орындағанша немесе уәжді бас тартуын бергенше күтіңіз, содан кейін қайталаңыз.",
      "Дождитесь, пока организация исполнит обязанность или представит мотивированный отказ, затем повторите.",
      "Wait until the organisation has done what it owes or has given a reasoned refusal, then try again.",
    ),
  },
  "person-erased": {
    status: 409,
    title: text3(
      "Бұл жазбадағы адам туралы деректер жойылған",
      "Данные человека, о котором эта запись, уничтожены",
      "The data of the person whom this record is about have been destroyed",
    ),
    next: text3(
      "Бұл жазбамен енді ештеңе істеудің қажеті жоқ. Адам қайта келсе, жаңа сұраудан бастаңыз.",
      "С этой записью больше ничего делать не нужно. Если человек придёт снова, начните с нового запроса.",
      "Nothing more is to be done with this record. If the person comes again, begin with a new request.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
