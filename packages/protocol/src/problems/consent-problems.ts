import { text3, type ProblemEntry } from "./entry.ts";

/** Asking for a consent, answering and withdrawing. */
export const CONSENT_PROBLEMS = {
  "purpose-mismatch": {
    status: 422,
    title: text3(
      "Мақсатта бұл цифрлық объект аталмаған",
      "Цель не называет этот цифровой объект",
      "The purpose does not name this digital object",
    ),
    next: text3(
      "Мақсатта аталған объектіні көрсетіңіз немесе жаңа мақсат тіркеңіз.",
      "Укажите объект, названный в цели, или зарегистрируйте новую цель.",
      "Name an object of the purpose, or register a new purpose.",
    ),
  },
  "category-not-covered": {
    status: 422,
    title: text3(
      "Мақсатта мұндай деректер көзделмеген",
      "Цель не предусматривает такие данные",
      "The purpose does not cover these data",
    ),
    next: text3(
      "Мақсатта көзделген деректерді ғана көрсетіңіз.",
      "Указывайте только данные, которые предусматривает цель.",
      "Name only the categories of the purpose.",
    ),
  },
  "action-not-covered": {
    status: 422,
    title: text3(
      "Мақсатта мұндай әрекет көзделмеген",
      "Цель не предусматривает такое действие",
      "The purpose does not cover this action",
    ),
    next: text3(
      "Мақсатта көзделген әрекеттерді ғана көрсетіңіз.",
      "Указывайте только действия, которые предусматривает цель.",
      "Name only the actions of the purpose.",
    ),
  },
  "recipient-not-covered": {
    status: 422,
    title: text3(
      "Мақсатта мұндай алушы аталмаған",
      "Цель не называет такого получателя",
      "The purpose does not name this recipient",
    ),
    next: text3(
      "Мақсатта аталған алушыларды ғана көрсетіңіз.",
      "Указывайте только получателей, названных в цели.",
      "Name only the recipients of the purpose.",
    ),
  },
  "cross-border-not-covered": {
    status: 422,
    title: text3(
      "Мақсатта деректерді бұл елге беру көзделмеген",
      "Цель не предусматривает передачу данных в эту страну",
      "The purpose does not cover passing data to this country",
    ),
    next: text3(
      "Мақсатта аталған елдерді ғана көрсетіңіз.",
      "Указывайте только страны, названные в цели.",
      "Name only the countries of the purpose.",
    ),
  },
  "state-object-needs-state-service": {
    status: 422,
    title: text3(
      "Мемлекеттік объектідегі деректерге келісім тек мемлекеттік сервис арқылы беріледі",
      "Согласие на данные в государственном объекте даётся только через государственный сервис",
      "Consent for data in a state object is given only through the state service",
    ),
    next: text3(
      "Сұрауды мемлекеттік сервиске жіберіңіз.",
      "Направьте запрос в государственный сервис.",
      "Send the request to the state service.",
    ),
  },
  "automated-decision-asked-with-others": {
    status: 422,
    title: text3(
      "Автоматтандырылған өңдеуге келісім бөлек сұралады",
      "Согласие на автоматизированную обработку запрашивают отдельно",
      "Consent to automated processing is asked for on its own",
    ),
    next: text3(
      "Тек automated-decision әрекеті бар бөлек сұрау жасаңыз.",
      "Создайте отдельный запрос с одним действием automated-decision.",
      "Make a separate request with the action automated-decision alone.",
    ),
  },
  "required-category-missing": {
    status: 422,
    title: text3(
      "Мақсат үшін міндетті деректер көрсетілмеген",
      "Не указаны данные, обязательные для цели",
      "Data that the purpose requires are left out",
    ),
    next: text3(
      "Міндетті деректерді түгел көрсетіңіз; адам оларға келіспесе, refuse жауабын жіберіңіз.",
      "Укажите все обязательные данные; если человек на них не согласен, передайте ответ refuse.",
      "Name all the required categories; if the person does not agree to them, answer refuse.",
    ),
  },
  "term-in-the-past": {
    status: 422,
    title: text3(
      "Көрсетілген мерзім өтіп кеткен",
      "Указанный срок уже прошёл",
      "The term given is already over",
    ),
    next: text3(
      "Бүгінгі немесе одан кейінгі күнді көрсетіңіз.",
      "Укажите сегодняшний или более поздний день.",
      "Give today or a later day.",
    ),
  },
  "signed-in-the-future": {
    status: 422,
    title: text3(
      "Қол қойылған күн әлі келген жоқ",
      "Дата подписания ещё не наступила",
      "The day of signing is still to come",
    ),
    next: text3(
      "Құжатта жазылған қол қою күнін көрсетіңіз.",
      "Укажите дату подписания, которая стоит в документе.",
      "Give the day of signing that stands on the paper.",
    ),
  },
  "newer-answer-stands": {
    status: 409,
    title: text3(
      "Адам бұл құжаттан кейін басқаша шешті",
      "После этого документа человек решил иначе",
      "The person has decided otherwise since this paper",
    ),
    next: text3(
      "Адам «жоқ» дегеннен немесе келісімін қайтарып алғаннан кейін қол қойылған құжат керек.",
      "Нужен документ, подписанный после отказа или отзыва согласия.",
      "A paper is needed that was signed after the refusal or the withdrawal.",
    ),
  },
  "request-pending": {
    status: 409,
    title: text3(
      "Бұл адамға осындай сұрау жіберілген, жауап күтілуде",
      "Такой запрос этому человеку уже отправлен и ждёт ответа",
      "Such a request to this person is already waiting for an answer",
    ),
    next: text3(
      "Жауапты күтіңіз немесе алдыңғы сұраудың күшін жойыңыз.",
      "Дождитесь ответа или отмените прежний запрос.",
      "Wait for the answer, or cancel the earlier request.",
    ),
  },
  "too-many-unanswered": {
    status: 429,
    title: text3(
      "Бұл адамға жіберілген жауапсыз сұраулар тым көп",
      "У этого человека слишком много запросов без ответа",
      "Too many requests to this person are unanswered",
    ),
    next: text3(
      "Кейінірек қайталаңыз: 30 күн ішінде үштен артық сұрау жауапсыз қалмауға тиіс.",
      "Повторите позже: за 30 дней без ответа может остаться не больше трёх запросов.",
      "Try again later: no more than three requests in 30 days may stay unanswered.",
    ),
  },
  "request-already-answered": {
    status: 409,
    title: text3(
      "Бұл сұрауға жауап берілген",
      "На этот запрос уже дан ответ",
      "This request has already been answered",
    ),
    next: text3(
      "Келісімді кері қайтарып алуға немесе жаңа сұрау жасауға болады.",
      "Можно отозвать согласие или создать новый запрос.",
      "Withdraw the consent, or make a new request.",
    ),
  },
  "request-expired": {
    status: 409,
    title: text3(
      "Сұрауға жауап беру мерзімі аяқталды",
      "Срок ответа на запрос истёк",
      "The time to answer this request is over",
    ),
    next: text3(
      "Қажет болса, жаңа сұрау жасаңыз.",
      "При необходимости создайте новый запрос.",
      "Make a new request if one is needed.",
    ),
  },
  "request-cancelled": {
    status: 409,
    title: text3("Бұл сұраудың күші жойылған", "Этот запрос отменён", "This request was cancelled"),
    next: text3(
      "Қажет болса, жаңа сұрау жасаңыз.",
      "При необходимости создайте новый запрос.",
      "Make a new request if one is needed.",
    ),
  },
  "consent-not-active": {
    status: 409,
    title: text3("Келісім қолданыста емес", "Согласие не действует", "The consent is not active"),
    next: text3(
      "Келісімнің күйін қараңыз; қажет болса, жаңа келісім сұраңыз.",
      "Проверьте состояние согласия; при необходимости запросите новое.",
      "Look at its status; ask for a new consent if one is needed.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
