import { say } from "../../i18n/say.ts";

export const complaintWords = {
  title: say("Шағымдар", "Жалобы", "Complaints"),
  lead: say(
    "Адамдар осы органға берген шағымдар. Ұйым адамға түсініктеме беруге тиіс: оның соңғы күні әр шағымда көрсетілген.",
    "Жалобы, которые люди подали в этот орган. Организация должна дать человеку объяснение: последний день указан у каждой жалобы.",
    "Complaints that people made to this body. The organisation owes the person an account: its last day stands beside each complaint.",
  ),
  tabs: say("Шағымдардың күйі", "Состояние жалоб", "State of the complaints"),
  open: say("Жауап күтілуде", "Ожидают ответа", "Waiting for an answer"),
  done: say("Жауап берілді", "Ответ дан", "Answered"),
  filed: say("Қашан берілді", "Когда подана", "Filed"),
  about: say("Кімнің үстінен", "На кого", "About whom"),
  account: say("Ұйымның түсініктемесі", "Объяснение организации", "The organisation's account"),
  caseFile: say("Іс материалдарын ашу", "Открыть материалы дела", "Open the case file"),
  noneOpen: say(
    "Ұйымның жауабын күтіп тұрған шағым жоқ.",
    "Жалоб, ожидающих ответа организации, нет.",
    "No complaint waits for an organisation's answer.",
  ),
  noneDone: say(
    "Жауап берілген шағым жоқ.",
    "Жалоб с ответом нет.",
    "No complaint was answered yet.",
  ),
  states: say(
    "Шағымдар саны ұйымдар бойынша",
    "Число жалоб по организациям",
    "Complaints by organisation",
  ),
  logReason: say(
    "Шағым осы органға берілген",
    "Жалоба подана в этот орган",
    "The complaint was made to this body",
  ),
  fileTitle: say(
    "Шағым бойынша іс материалдары",
    "Материалы дела по жалобе",
    "Case file of a complaint",
  ),
  number: say("Адамның ЖСН нөмірі", "ИИН человека", "The person's IIN"),
  noNumber: say("Нөмірі сақталмаған", "Номер не хранится", "The number is not held"),
  words: say("Адамның сөзі", "Слова человека", "The person's words"),
  noWords: say("Мәтін жазылмаған.", "Текста нет.", "No text was written."),
  decision: say("Қай шешім туралы", "О каком решении", "About which decision"),
  owed: say(
    "Ұйымның міндеттері мен жауаптары",
    "Обязанности и ответы организации",
    "The organisation's duties and answers",
  ),
  answer: say("Ұйымның жауабы", "Ответ организации", "The organisation's answer"),
  finding: say("Тексеру қорытындысы", "Итог проверки", "What the check came to"),
  calls: say("Адам не сұрады", "О чём просил человек", "What the person asked"),
  consents: say("Келісімдері", "Согласия", "Consents"),
  said: say(
    "Бас тартқандары мен қайтарып алғандары",
    "Отказы и отзывы",
    "Refusals and withdrawals",
  ),
  accesses: say("Деректерге қол жеткізу", "Обращения к данным", "Accesses to the data"),
  notAll: say(
    "Соңғы жазбалар ғана көрсетілген.",
    "Показаны только последние записи.",
    "Only the newest records are shown.",
  ),
  retentions: say(
    "Уәжді бас тартқаннан кейін сақталатын деректер",
    "Данные, сохраняемые после мотивированного отказа",
    "Data kept after a reasoned refusal",
  ),
  norms: say("Қолданылатын нормалар", "Применимые нормы", "The provisions that apply"),
  normText: say("Норманың мәтіні", "Текст нормы", "The text of the provision"),
  notice: say("Адамға көрсетілген мәтін", "Текст, показанный человеку", "The text that was shown"),
  none: say("Мұндай жазба жоқ.", "Таких записей нет.", "There is none."),
  download: say(
    "Іс материалдарын JSON файлы етіп жүктеп алу",
    "Скачать материалы дела в JSON",
    "Download the case file as JSON",
  ),
  until: say("Қолданылу мерзімі", "Срок действия", "Valid until"),
  purposeEnd: say("мақсатына жеткенше", "до достижения цели", "until the purpose is reached"),
  byAct: say("мерзімін заң белгілейді", "срок задан законом", "the term is the law's"),
  byProduct: say(
    "мерзімін осы сервис белгілейді",
    "срок задан сервисом",
    "the term is this service's own",
  ),
  refused: say("Келісім бермеді", "Не дал согласия", "Refused"),
  withdrawn: say("Келісімді кері қайтарып алды", "Отозвал согласие", "Withdrew the consent"),
  narrowed: say(
    "Келісімнің бір бөлігін қайтарып алды",
    "Отозвал часть согласия",
    "Withdrew a part",
  ),
  disputed: say("«Бұл мен емес» деді", "Сказал: «Это не я»", "Said “this was not me”"),
} as const;

/** What a person may ask by right. */
export const callKinds = {
  objection: say("Қарсылық", "Возражение", "Objection"),
  inquiry: say("Деректері туралы сұрақ", "Вопрос о данных", "Inquiry"),
  correction: say("Түзету талабы", "Требование исправить", "Demand to correct"),
  blocking: say("Заң бұзылғаны туралы хабар", "Сигнал о нарушении", "Signal of a violation"),
  destruction: say("Жою талабы", "Требование уничтожить", "Demand to destroy"),
  complaint: say("Шағым", "Жалоба", "Complaint"),
} as const;

/** What an organisation answered. */
export const answerOutcomes = {
  ceased: say("Өңдеу тоқтатылды", "Обработка прекращена", "Processing has stopped"),
  "reasoned-refusal": say("Уәжді бас тартты", "Мотивированный отказ", "Reasoned refusal"),
  partial: say("Ішінара орындалды", "Исполнено частично", "Done in part"),
  upheld: say("Қарсылық қабылданды", "Возражение удовлетворено", "The objection was upheld"),
  rejected: say("Қабылданбады", "Отклонено", "Rejected"),
  answered: say("Жауап берілді", "Ответ дан", "Answered"),
  corrected: say("Деректер түзетілді", "Данные исправлены", "The data were corrected"),
  blocked: say("Деректер бұғатталды", "Данные заблокированы", "The data were blocked"),
  unblocked: say("Деректердің бұғаты алынды", "Блокирование снято", "The data were unblocked"),
  destroyed: say("Деректер жойылды", "Данные уничтожены", "The data were destroyed"),
  notified: say("Хабардар етілді", "Уведомление сделано", "Told"),
  proved: say("Келісім дәлелденді", "Согласие подтверждено", "The consent was proved"),
} as const;

/** How a consent stands. */
export const consentStates = {
  active: say("Қолданыста", "Действует", "Active"),
  withdrawn: say("Кері қайтарып алынды", "Отозвано", "Withdrawn"),
  expired: say("Мерзімі аяқталды", "Срок истёк", "Expired"),
  fulfilled: say("Мақсатына жетті", "Цель достигнута", "Purpose achieved"),
  superseded: say("Жаңа келісіммен алмастырылды", "Заменено новым", "Replaced by a newer one"),
  disputed: say("Дауланып жатыр", "Оспаривается", "Disputed"),
  annulled: say("Күші жойылды", "Аннулировано", "Annulled"),
} as const;

/** Breaches of security. */
export const breachWords = {
  title: say(
    "Дербес деректер қауіпсіздігінің бұзылуы",
    "Нарушения безопасности персональных данных",
    "Breaches of the security of personal data",
  ),
  lead: say(
    "Ұйымдар хабарлаған бұзушылықтар. Ұйым бұл туралы уәкілетті органды бір жұмыс күні ішінде хабардар етуге тиіс.",
    "Нарушения, о которых сообщили организации. Об этом уполномоченный орган уведомляют в течение одного рабочего дня.",
    "Breaches that organisations reported. They tell the authorised body within one working day.",
  ),
  object: say("Цифрлық объект", "Цифровой объект", "Digital object"),
  detected: say("Қашан анықталды", "Когда обнаружено", "Found"),
  reported: say("Қашан хабарланды", "Когда сообщено", "Reported"),
  concerned: say("Қанша адамға қатысты", "Сколько людей затронуто", "How many people"),
  data: say("Деректер", "Данные", "Data"),
  notified: say("Органды хабардар ету", "Уведомление органа", "Telling the body"),
  told: say("Хабардар етілді", "Уведомлён", "Told"),
  toldLate: say("Кеш хабардар етілді", "Уведомлён с опозданием", "Told late"),
  empty: say(
    "Қауіпсіздіктің бұзылуы туралы хабар түскен жоқ.",
    "Сообщений о нарушениях не было.",
    "No breach was reported.",
  ),
} as const;

/** What an act keeps from people for a time. */
export const deferralWords = {
  title: say(
    "Адамға хабарлауды кейінге қалдыру",
    "Отсрочки уведомления человека",
    "Putting off telling people",
  ),
  lead: say(
    "Кейбір негіздер бойынша заң адамға қол жеткізу туралы кейін хабарлауға рұқсат етеді. Мұнда қай ұйым, қай акт бойынша, қашанға дейін екені көрінеді. Жеке жазбалар ашылмайды.",
    "По некоторым основаниям закон позволяет сообщить человеку о доступе позже. Здесь видно, какая организация, по какому акту и до какого времени. Отдельные записи не открываются.",
    "On some grounds an act permits telling the person of an access later. Here you see which organisation, by which act and until when. Single records are not opened.",
  ),
  act: say("Акт пен бабы", "Акт и статья", "Act and article"),
  until: say("Қашанға дейін", "До какого времени", "Until when"),
  permitted: say("Рұқсат берілгені", "Разрешено", "Permitted"),
  denied: say("Рұқсат берілмегені", "Отказано", "Denied"),
  running: say("Жүріп жатыр", "Действует", "Running"),
  ended: say("Аяқталды", "Завершена", "Ended"),
  event: say("мына оқиғаға дейін: {event}", "до события: {event}", "until this happens: {event}"),
  noEnd: say("Соңы көрсетілмеген", "Окончание не указано", "No end is given"),
  empty: say(
    "Хабарлауды кейінге қалдырған ұйым жоқ.",
    "Ни одна организация не откладывает уведомление.",
    "No organisation puts off telling people.",
  ),
} as const;
