import { text3, type ProblemEntry } from "./entry.ts";

/** What can be wrong with a request before anybody looks at its meaning. */
export const REQUEST_PROBLEMS = {
  "malformed-json": {
    status: 400,
    title: text3("JSON мәтіні оқылмады", "Текст JSON не читается", "The JSON text cannot be read"),
    next: text3(
      "JSON жазылуын тексеріп, сұрауды қайта жіберіңіз.",
      "Проверьте запись JSON и отправьте запрос ещё раз.",
      "Check the JSON syntax and send the request again.",
    ),
  },
  "bad-request": {
    status: 400,
    title: text3("Сұрау оқылмады", "Запрос не читается", "The request cannot be read"),
    next: text3(
      "Сұраудың мекенжайы мен пішімін тексеріп, қайта жіберіңіз.",
      "Проверьте адрес и формат запроса и отправьте его ещё раз.",
      "Check the address and the form of the request and send it again.",
    ),
  },
  "unsupported-media-type": {
    status: 415,
    title: text3(
      "Мазмұнның мұндай түрі қабылданбайды",
      "Такой тип содержимого не принимается",
      "This content type is not accepted",
    ),
    next: text3(
      "Деректерді JSON түрінде жіберіп, Content-Type жолында application/json деп, импортта application/x-ndjson деп көрсетіңіз.",
      "Отправьте данные в виде JSON и укажите в заголовке Content-Type application/json, а для загрузки application/x-ndjson.",
      "Send JSON and say application/json in the Content-Type header, or application/x-ndjson for an import.",
    ),
  },
  "body-too-large": {
    status: 413,
    title: text3("Сұрау тым үлкен", "Запрос слишком велик", "The request is too large"),
    next: text3(
      "Сұрауды қысқартыңыз немесе бірнеше бөлікке бөліп жіберіңіз.",
      "Сократите запрос или отправьте его по частям.",
      "Shorten the request or send it in parts.",
    ),
  },
  "invalid-request": {
    status: 422,
    title: text3("Сұрауда қате бар", "В запросе есть ошибки", "The request has mistakes"),
    next: text3(
      "«errors» тізімінде аталған өрістерді түзетіп, сұрауды қайта жіберіңіз.",
      "Исправьте поля, названные в списке «errors», и отправьте запрос ещё раз.",
      "Correct the fields named in “errors” and send the request again.",
    ),
  },
  "not-found": {
    status: 404,
    title: text3(
      "Мұндай мекенжай немесе жазба табылмады",
      "Такой адрес или запись не найдены",
      "No such address or record was found",
    ),
    next: text3(
      "Мекенжай мен идентификаторды тексеріңіз: басқа ұйымның жазбалары көрсетілмейді.",
      "Проверьте адрес и идентификатор: записи других организаций не показываются.",
      "Check the address and the id: records of other organisations are not shown.",
    ),
  },
  "method-not-allowed": {
    status: 405,
    title: text3(
      "Бұл мекенжай мұндай әдісті қабылдамайды",
      "Этот адрес не принимает такой метод",
      "This address does not take this method",
    ),
    next: text3(
      "Allow жолында аталған әдістердің бірін қолданыңыз.",
      "Используйте один из методов, названных в заголовке Allow.",
      "Use one of the methods named in the Allow header.",
    ),
  },
  "idempotency-key-invalid": {
    status: 400,
    title: text3(
      "Idempotency-Key кілті жарамсыз",
      "Ключ Idempotency-Key недопустим",
      "The Idempotency-Key is not valid",
    ),
    next: text3(
      "Ұзындығы 1–255 таңба болатын, көрінетін ASCII таңбаларынан тұратын кілт жіберіңіз.",
      "Передайте ключ длиной 1–255 из печатных символов ASCII.",
      "Send a key of 1–255 printable ASCII characters.",
    ),
  },
  "idempotency-key-reused": {
    status: 422,
    title: text3(
      "Бұл Idempotency-Key кілті басқа сұрауда қолданылған",
      "Этот Idempotency-Key уже использован с другим запросом",
      "This Idempotency-Key was used with another request",
    ),
    next: text3(
      "Жаңа сұрауға жаңа кілт беріңіз немесе алғашқы сұрауды өзгертпей қайталаңыз.",
      "Дайте новому запросу новый ключ или повторите первый запрос без изменений.",
      "Give a new request a new key, or repeat the first request unchanged.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
