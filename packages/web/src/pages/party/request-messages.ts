import { terms } from "../../i18n/terms.ts";
import { say } from "../../i18n/say.ts";

export const requestStatuses = {
  pending: terms.pending,
  granted: terms.granted,
  refused: terms.refused,
  expired: terms.requestExpired,
  cancelled: terms.cancelled,
} as const;

export const requestWords = {
  title: say("Келісім сұраулары", "Запросы согласия", "Consent requests"),
  tabs: say("Сұраулардың күйі", "Состояние запросов", "State of the requests"),
  waiting: say("Жауап күтілуде", "Ожидают ответа", "Waiting"),
  all: say("Барлығы", "Все", "All"),
  ask: say("Жаңа сұрау", "Новый запрос", "New request"),
  bulk: say("Көп адамнан бірден сұрау", "Запросить сразу у многих", "Ask many people at once"),
  purpose: say("Мақсат", "Цель", "Purpose"),
  asked: say("Қашан сұралды", "Когда запрошено", "Asked"),
  status: say("Күйі", "Состояние", "State"),
  until: say("Жауап беру мерзімі", "Ответить до", "To be answered by"),
  noneWaiting: say(
    "Жауап күтіп тұрған сұрау жоқ.",
    "Запросов, ожидающих ответа, нет.",
    "No request waits for an answer.",
  ),
  none: say("Келісім әлі сұралмаған.", "Согласий ещё не запрашивали.", "Nothing was asked yet."),
  newTitle: say(
    "Адамнан келісім сұрау",
    "Запросить согласие у человека",
    "Ask a person for consent",
  ),
  iin: say("Адамның ЖСН нөмірі", "ИИН человека", "The person's IIN"),
  iinHint: say(
    "Он екі цифр. Нөмір бет мекенжайына жазылмайды.",
    "Двенадцать цифр. В адрес страницы номер не попадает.",
    "Twelve digits. The number never stands in an address.",
  ),
  object: say("Цифрлық объект", "Цифровой объект", "Digital object"),
  objectHint: say(
    "Мақсаттың объектісі біреу болса, таңдамауға болады.",
    "Если у цели один объект, выбирать не нужно.",
    "Needless where the purpose has one object only.",
  ),
  language: say("Адам қай тілде оқиды", "На каком языке прочтёт человек", "Language of the person"),
  validUntil: say("Қай күнге дейін", "По какой день", "Until which day"),
  validUntilHint: say(
    "Бос қалдырсаңыз, мақсаттың ең ұзақ мерзімі алынады.",
    "Если оставить пустым, берётся наибольший срок цели.",
    "Left empty, it is the longest term of the purpose.",
  ),
  onlyMissing: say(
    "Тек жетіспейтін деректерді сұрау",
    "Запросить только недостающие данные",
    "Ask only for what is missing",
  ),
  onlyMissingHint: say(
    "Адам бұған дейін берген келісімнің қалғаны өзгермейді.",
    "Остальное в данном ранее согласии не изменится.",
    "The rest of the consent that stands does not change.",
  ),
  more: say("Қосымша", "Дополнительно", "More"),
  send: say("Сұрау жіберу", "Отправить запрос", "Send the request"),
  noPurpose: say(
    "Қолданыстағы мақсат жоқ. Алдымен мақсатты тіркеп, бекітіңіз.",
    "Действующих целей нет. Сначала зарегистрируйте и утвердите цель.",
    "There is no active purpose. Register and approve one first.",
  ),
  sent: say("Сұрау жіберілді", "Запрос отправлен", "The request is sent"),
  sentNext: say(
    "Адамға салыстыру сөзін айтыңыз және сілтемені беріңіз. Ол өз құрылғысында екі сөзді салыстырып, жауабын береді.",
    "Назовите человеку слово для сверки и передайте ссылку. Он сверит слова на своём устройстве и ответит.",
    "Tell the person the matching word and give her the link. She compares the words on her own device and answers.",
  ),
  link: say("Адамға берілетін сілтеме", "Ссылка для человека", "Link for the person"),
  neverCode: say(
    "Адамнан ешқандай код сұрамаңыз.",
    "Не спрашивайте у человека никаких кодов.",
    "Never ask the person for a code.",
  ),
  request: say("Сұрау", "Запрос", "Request"),
  data: say("Деректер", "Данные", "Data"),
  required: say("міндетті", "обязательно", "required"),
  actions: say("Әрекеттер", "Действия", "Actions"),
  recipients: say("Деректер кімге беріледі", "Кому передаются данные", "Who receives the data"),
  nobody: say("Ешкімге", "Никому", "Nobody"),
  noticeText: say("Адам оқитын мәтін", "Текст, который читает человек", "What the person reads"),
  version: say("Мәтіннің нұсқасы: {n}", "Версия текста: {n}", "Version of the text: {n}"),
  answered: say("Жауап берілді", "Ответ получен", "Answered"),
  openConsent: say("Келісімді көру", "Открыть согласие", "Open the consent"),
  cancel: say("Сұрауды қайтарып алу", "Отменить запрос", "Cancel the request"),
  cancelHint: say(
    "Қайтарып алсаңыз, адам бұл сұрауға жауап бере алмайды.",
    "Если отменить, человек уже не сможет на него ответить.",
    "Once it is cancelled, the person can no longer answer it.",
  ),
  cancelled: say("Сұрау қайтарып алынды", "Запрос отменён", "The request is cancelled"),
  related: say("Бұрынғы сұрауды көру", "Открыть прежний запрос", "Open the earlier request"),
  relatedConsent: say(
    "Бұрынғы келісімді көру",
    "Открыть прежнее согласие",
    "Open the consent that stands",
  ),
} as const;

export const languageNames = {
  kk: say("Қазақша", "Казахский", "Kazakh"),
  ru: say("Орысша", "Русский", "Russian"),
  en: say("Ағылшынша", "Английский", "English"),
} as const;
