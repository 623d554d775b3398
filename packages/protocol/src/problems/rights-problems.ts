import { text3, type ProblemEntry } from "./entry.ts";

/** Blocking, destruction and breaches. */
export const RIGHTS_PROBLEMS = {
  "not-holder-of-object": {
    status: 422,
    title: text3(
      "Бұл ұйым объектінің меншік иесі де, операторы да емес",
      "Эта организация не собственник и не оператор этого объекта",
      "This organisation is neither owner nor operator of the object",
    ),
    next: text3(
      "Объектінің меншік иесін немесе операторын көрсетіңіз.",
      "Укажите собственника или оператора объекта.",
      "Name the owner or the operator of the object.",
    ),
  },
  "data-blocked": {
    status: 409,
    title: text3(
      "Деректер бұғатталған: хабар әлі тексеріліп жатыр",
      "Данные заблокированы: сигнал ещё проверяется",
      "The data are blocked: a signal is still being checked",
    ),
    next: text3(
      "Тексерудің нәтижесін хабарлаңыз, содан кейін қайталаңыз: бұғатталған деректер өзгертілмейді және жойылмайды.",
      "Сообщите итог проверки, затем повторите: заблокированные данные не изменяют и не уничтожают.",
      "Say what the check came to, then try again: blocked data are neither changed nor destroyed.",
    ),
  },
  "data-not-blocked": {
    status: 409,
    title: text3(
      "Бұл хабар бойынша деректер бұғатталмаған",
      "По этому сигналу данные не заблокированы",
      "The data are not blocked on this signal",
    ),
    next: text3(
      "Алдымен бұғаттау міндетін орындаңыз.",
      "Сначала исполните обязанность заблокировать данные.",
      "Discharge the duty to block first.",
    ),
  },
  "check-already-ended": {
    status: 409,
    title: text3(
      "Тексерудің басқа нәтижесі хабарланған",
      "Уже сообщён другой итог проверки",
      "Another outcome of the check was given already",
    ),
    next: text3(
      "Сол нәтижеден туған міндетті орындаңыз.",
      "Исполните обязанность, которая возникла из того итога.",
      "Discharge the duty that came of that outcome.",
    ),
  },
  "detected-in-the-future": {
    status: 422,
    title: text3(
      "Бұзушылық анықталған уақыт әлі келген жоқ",
      "Время обнаружения нарушения ещё не наступило",
      "The breach is said to be detected in the future",
    ),
    next: text3(
      "detected_at өрісінде бұзушылық шынымен анықталған уақытты көрсетіңіз.",
      "Укажите в detected_at время, когда нарушение действительно обнаружено.",
      "Give in detected_at the time when it was really detected.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
