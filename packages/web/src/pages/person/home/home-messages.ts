import { say } from "../../../i18n/say.ts";

/** Words of a person's home. */
export const home = {
  title: say("Менің деректерім", "Мои данные", "My data"),
  titleFor: say(
    "Өкілдік ететін адамның деректері",
    "Данные представляемого",
    "Data of the person you act for",
  ),
  waiting: say("Жауабыңыз күтілуде", "Ждут вашего ответа", "Waiting for your answer"),
  noWaiting: say(
    "Қазір жауап күтіп тұрған сұрау жоқ. Жаңа сұрау келсе, осы жерде бірінші болып көрінеді.",
    "Сейчас ответа никто не ждёт. Новый запрос появится здесь первым.",
    "Nobody is waiting for an answer. A new request will appear here first.",
  ),
  asks: say("Келісіміңізді сұрайды", "Просит вашего согласия", "Asks for your consent"),
  answerBy: say("Жауап беру мерзімі:", "Срок ответа:", "To be answered"),
  look: say("Сұрауды қарау", "Посмотреть запрос", "Look at the request"),
  consents: say("Қолданыстағы келісімдер", "Действующие согласия", "Active consents"),
  noConsents: say(
    "Қолданыстағы келісім жоқ. Келісім берсеңіз, ол осында көрінеді және оны кез келген уақытта кері қайтарып аласыз.",
    "Действующих согласий нет. Если вы дадите согласие, оно появится здесь, и вы сможете отозвать его в любое время.",
    "There is no active consent. One that you give appears here, and you can withdraw it at any time.",
  ),
  allConsents: say("Барлық келісімдер", "Все согласия", "All consents"),
  untilAchieved: say("мақсатына жеткенше", "до достижения цели", "until its purpose is reached"),
  owed: say(
    "Ұйымдар не істеуге міндетті?",
    "Что обязаны сделать организации?",
    "What do organisations owe you?",
  ),
  noOwed: say(
    "Қазір орындалуы күтілетін міндет жоқ.",
    "Неисполненных обязанностей сейчас нет.",
    "Nothing is owed now.",
  ),
  lately: say("Соңғы оқиғалар", "Что было недавно", "What happened lately"),
  noneLately: say(
    "Әзірге көрсететін ештеңе жоқ. Осы қызмет арқылы деректеріңізге кім қол жеткізсе, осында жазылады.",
    "Пока показывать нечего. Обращения к вашим данным через эту службу записываются здесь.",
    "There is nothing to show yet. Accesses to your data through this service are written here.",
  ),
  allAccesses: say("Барлық қол жеткізулер", "Все обращения к данным", "All accesses"),
  can: say("Не істей аласыз?", "Что вы можете сделать?", "What can you do?"),
  review: say(
    "Сіздің атыңыздан берілген келісімдер бар: енді оларды өзіңіз шешесіз.",
    "Есть согласия, данные от вашего имени: теперь решаете вы.",
    "There are consents that were given in your place: they are yours to decide now.",
  ),
  reviewLink: say("Оларды қарап шығу", "Просмотреть их", "Look at them"),
} as const;

/** What happened; the organisation stands above. True whoever acted, and whosever page it is. */
export const happened = {
  permitted: say("Деректерге қол жеткізді", "Получен доступ к данным", "The data were accessed"),
  denied: say(
    "Деректерге қол жеткізбек болды, рұқсат берілмеді",
    "Попытка получить доступ к данным, отказано",
    "Tried to access the data and was denied",
  ),
  asked: say("Келісім сұрады", "Запрошено согласие", "A consent was asked for"),
  granted: say("Келісім берілді", "Согласие дано", "A consent was given"),
  refused: say("Келісім берілмеді", "Согласие не дано", "A consent was refused"),
  withdrawn: say("Келісім кері қайтарып алынды", "Согласие отозвано", "A consent was withdrawn"),
  disputed: say(
    "«Бұл мен емес» деген хабар жіберілді",
    "Отправлено сообщение «Это не я»",
    "“This was not me” was sent",
  ),
  filed: say("Өтініш жіберілді", "Отправлено обращение", "A request was sent"),
  done: say("Ұйым міндетін орындады", "Организация исполнила обязанность", "A duty was fulfilled"),
  late: say(
    "Ұйым міндетін мерзімінде орындамады",
    "Организация не исполнила обязанность в срок",
    "A duty was not fulfilled in time",
  ),
  breach: say(
    "Деректердің қауіпсіздігі бұзылды",
    "Нарушена безопасность данных",
    "The security of the data was breached",
  ),
} as const;
