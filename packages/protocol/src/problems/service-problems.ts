import { text3, type ProblemEntry } from "./entry.ts";

/** Faults of the service itself. */
export const SERVICE_PROBLEMS = {
  "not-ready": {
    status: 503,
    title: text3("Сервис әлі дайын емес", "Сервис ещё не готов", "The service is not ready"),
    next: text3(
      "Бірнеше секундтан кейін қайталаңыз.",
      "Повторите через несколько секунд.",
      "Try again in a few seconds.",
    ),
  },
  "clock-off": {
    status: 503,
    title: text3(
      "Сервис сағаты дұрыс емес",
      "Часы сервиса идут неверно",
      "The service's clock is wrong",
    ),
    next: text3(
      "Сервис жұмыс істеп тұрған компьютер мен дерекқор серверінің сағатын NTP арқылы түзетіңіз, содан кейін сервис өзі дайын болады. Айырмасы clock_offset_ms жолында, миллисекундпен.",
      "Выставьте по NTP часы машины сервиса и сервера базы данных, после этого сервис сам станет готов. Расхождение в миллисекундах указано в clock_offset_ms.",
      "Let NTP set the clocks of the service's machine and of the database server; the service then becomes ready by itself. clock_offset_ms says by how many milliseconds it is ahead.",
    ),
  },
  "log-behind": {
    status: 503,
    title: text3(
      "Дәлелдер журналы үлгермей тұр",
      "Журнал доказательств не успевает",
      "The evidence log is behind",
    ),
    next: text3(
      "Ештеңе жазылған жоқ. Retry-After жолында көрсетілген уақыттан кейін қайталаңыз; бұл ұзаққа созылса, әкімшіге хабарлаңыз.",
      "Ничего не записано. Повторите через время, указанное в заголовке Retry-After; если это затянется, сообщите администратору.",
      "Nothing was recorded. Try again after the time given in the Retry-After header; if it goes on, tell the administrator.",
    ),
  },
  "evidence-not-in-log": {
    status: 503,
    title: text3(
      "Дәлелдердің бәрі журналға әлі енгізілмеген",
      "Не все доказательства ещё внесены в журнал",
      "Not all of the evidence is in the log yet",
    ),
    next: text3(
      "Мұрағат дәлелдердің бәрі журналға енгізілгеннен кейін жасалады. Retry-After жолында көрсетілген уақыттан кейін қайталаңыз; бұл ұзаққа созылса, әкімшіге хабарлаңыз.",
      "Архив составляется, когда все доказательства внесены в журнал. Повторите через время, указанное в заголовке Retry-After; если это затянется, сообщите администратору.",
      "The archive is made once all of it is in the log. Try again after the time given in the Retry-After header; if it goes on, tell the administrator.",
    ),
  },
  overloaded: {
    status: 503,
    title: text3(
      "Сервиске түскен сұрау тым көп",
      "Сервис перегружен запросами",
      "The service has too many requests at once",
    ),
    next: text3(
      "Retry-After жолында көрсетілген уақыттан кейін қайталаңыз.",
      "Повторите через время, указанное в заголовке Retry-After.",
      "Try again after the time given in the Retry-After header.",
    ),
  },
  "internal-error": {
    status: 500,
    title: text3(
      "Сервисте қате шықты",
      "В сервисе произошла ошибка",
      "Something went wrong in the service",
    ),
    next: text3(
      "Кейінірек қайталаңыз; қате жойылмаса, X-Request-ID мәнін әкімшіге хабарлаңыз.",
      "Повторите позже; если ошибка останется, сообщите администратору значение X-Request-ID.",
      "Try again later; if it goes on, tell the administrator the X-Request-ID.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
