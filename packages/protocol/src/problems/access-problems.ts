import { text3, type ProblemEntry } from "./entry.ts";

/** The access question itself; a denial is no problem but an answer. */
export const ACCESS_PROBLEMS = {
  "cannot-be-logged": {
    status: 503,
    title: text3(
      "Журналға жазу мүмкін болмады, сондықтан рұқсат берілмеді",
      "Запись в журнал не удалась, поэтому доступ не разрешён",
      "The answer could not be logged, so nothing is permitted",
    ),
    next: text3(
      "Деректерді ашпаңыз, сәл кейінірек қайталаңыз.",
      "Не открывайте данные и повторите немного позже.",
      "Do not open the data; try again a little later.",
    ),
  },
  "too-many-denied-persons": {
    status: 429,
    title: text3(
      "Бір сағат ішінде тым көп адамның деректеріне рұқсат берілмеді",
      "За час отказано в доступе к данным слишком многих людей",
      "Access to the data of too many persons was denied within an hour",
    ),
    next: text3(
      "Кілттің қалай қолданылып жатқанын тексеріңіз, кейінірек қайталаңыз.",
      "Проверьте, как используется ключ, и повторите позже.",
      "Check how the key is being used, and try again later.",
    ),
  },
  "record-term-ended": {
    status: 410,
    title: text3(
      "Бұл шешім туралы жазбаның сақталу мерзімі өткен",
      "Срок хранения записи об этом решении истёк",
      "The term for which the record of this decision is kept has ended",
    ),
    next: text3(
      "Жазба жойылған. Дәлел керек болса, сақталған жауабыңызды көрсетіңіз.",
      "Запись удалена. Если нужно доказательство, предъявите ответ, который сохранился у вас.",
      "The record was removed. Where proof is needed, show the answer that you have kept.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
