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
      "Мұндай деректер мақсатта не келісімде көзделмеген",
      "Цель или согласие не предусматривает такие данные",
      "The purpose or the consent does not cover these data",
    ),
    next: text3(
      "Мақсатта да, келісім берілсе, онда да көзделген деректерді ғана көрсетіңіз.",
      "Указывайте только данные, которые предусматривает цель, а если согласие дано, то и оно.",
      "Name only categories of the purpose and, where one is given, of the consent.",
    ),
  },
  "action-not-covered": {
    status: 422,
    title: text3(
      "Мұндай әрекет мақсатта не келісімде көзделмеген",
      "Цель или согласие не предусматривает такое действие",
      "The purpose or the consent does not cover this action",
    ),
    next: text3(
      "Мақсатта да, келісім берілсе, онда да көзделген әрекеттерді ғана көрсетіңіз.",
      "Указывайте только действия, которые предусматривает цель, а если согласие дано, то и оно.",
      "Name only actions of the purpose and, where one is given, of the consent.",
    ),
  },
  "recipient-not-covered": {
    status: 422,
    title: text3(
      "Мақсатта не келісімде мұндай алушы аталмаған",
      "Цель или согласие не называет такого получателя",
      "The purpose or the consent does not name this recipient",
    ),
    next: text3(
      "Мақсатта да, келісім берілсе, онда да аталған алушыларды ғана көрсетіңіз.",
      "Указывайте только получателей, названных в цели, а если согласие дано, то и в нём.",
      "Name only recipients of the purpose and, where one is given, of the consent.",
    ),
  },
  "cross-border-not-covered": {
    status: 422,
    title: text3(
      "Деректерді бұл елге беру мақсатта не келісімде көзделмеген",
      "Цель или согласие не предусматривает передачу данных в эту страну",
      "The purpose or the consent does not cover passing data to this country",
    ),
    next: text3(
      "Мақсатта да, келісім берілсе, онда да аталған елдерді ғана көрсетіңіз.",
      "Указывайте только страны, названные в цели, а если согласие дано, то и в нём.",
      "Name only countries of the purpose and, where one is given, of the consent.",
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
      "Кейінірек қайталаңыз: 30 күн ішінде жауапсыз қала алатын сұраулардың саны шектеулі.",
      "Повторите позже: число запросов, которые за 30 дней могут остаться без ответа, ограничено.",
      "Try again later: only so many requests may stay unanswered in 30 days.",
    ),
  },
  "cooling-down": {
    status: 429,
    title: text3(
      "Адам мұндай сұрауға жақында «жоқ» деп жауап берді",
      "Человек недавно ответил на такой запрос «нет»",
      "The person lately said no to such a request",
    ),
    next: text3(
      "Оған дейін бұл адамға осы мақсатпен сұрау жібермеңіз.",
      "До этого дня не запрашивайте у него согласие на эту цель.",
      "Do not ask her for this purpose before that day.",
    ),
  },
  "too-many-refusals": {
    status: 429,
    title: text3(
      "Бір жыл ішінде адам мұндай сұрауларға тым көп рет «жоқ» деп жауап берді",
      "За год человек слишком много раз ответил на такие запросы «нет»",
      "The person has said no to such requests too often in a year",
    ),
    next: text3(
      "Оған дейін бұл адамнан осы мақсатқа келісім сұрамаңыз.",
      "До этого дня больше не спрашивайте его об этой цели.",
      "Ask her no more for this purpose until then.",
    ),
  },
  "already-granted": {
    status: 409,
    title: text3(
      "Сұралған деректердің бәріне келісім берілген",
      "На все запрошенные данные согласие уже есть",
      "There is consent to all these data already",
    ),
    next: text3(
      "Жаңа сұрау керек емес: consent_id өрісінде аталған келісім қолданыста.",
      "Новый запрос не нужен: действует согласие из поля consent_id.",
      "No new request is needed: the consent in consent_id is active.",
    ),
  },
  "only-missing-names-terms": {
    status: 422,
    title: text3(
      "Толықтыруды сұрағанда басқа талаптар көрсетілген",
      "В запросе на дополнение указаны другие условия",
      "A request for what is missing names other terms",
    ),
    next: text3(
      "Бұл өрісті алып тастаңыз, өйткені келісімнің қалғаны өзгермейді; немесе only_missing өрісінсіз жаңа сұрау жасаңыз.",
      "Уберите это поле: остальное в согласии не меняется; или создайте новый запрос без only_missing.",
      "Leave the member out, for the rest of the consent stays as it is; or make a new request without only_missing.",
    ),
  },
  "term-required": {
    status: 422,
    title: text3(
      "Заңда немесе шартта белгіленген мерзімнің соңғы күні көрсетілмеген",
      "Не указан последний день срока, который установлен законом или договором",
      "The last day of the term that a law or a contract sets is missing",
    ),
    next: text3(
      "Соңғы күнді valid_until өрісінде көрсетіңіз.",
      "Укажите последний день в поле valid_until.",
      "Give the last day in valid_until.",
    ),
  },
  "object-closed": {
    status: 409,
    title: text3(
      "Бұл цифрлық объект жабылған",
      "Этот цифровой объект закрыт",
      "This digital object is closed",
    ),
    next: text3(
      "Қолданыстағы цифрлық объектіні көрсетіңіз.",
      "Укажите действующий цифровой объект.",
      "Name a digital object that is in use.",
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
  "receipt-not-in-log": {
    status: 503,
    title: text3(
      "Бұл түбіртек журналға әлі енгізілмеген",
      "Эта квитанция ещё не внесена в журнал",
      "This receipt is not in the log yet",
    ),
    next: text3(
      "Түбіртектің өзі дайын, қолтаңбасы жарамды. Retry-After жолында көрсетілген уақыттан кейін қайталаңыз.",
      "Сама квитанция готова, её подпись действительна. Повторите через время, указанное в заголовке Retry-After.",
      "The receipt itself is made and its signature is valid. Try again after the time given in the Retry-After header.",
    ),
  },
  "consent-already-disputed": {
    status: 409,
    title: text3(
      "Бұл келісімге бұрын дау айтылған",
      "Это согласие уже оспаривалось",
      "This consent was disputed before",
    ),
    next: text3(
      "Келісім қолданыста болса, оны кері қайтарып алуға немесе шағым беруге болады.",
      "Если согласие действует, его можно отозвать или подать жалобу.",
      "If it stands, withdraw it, or complain.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
