import { say } from "../../../i18n/say.ts";

/** Words of a duty as the person follows it. */
export const trackerWords = {
  sent: say("Хабар жіберілді", "Сообщение отправлено", "Sent"),
  delivered: say("Ұйымға жеткізілді", "Доставлено организации", "Delivered to the organisation"),
  ceaseAwaited: say(
    "Кері қайтарып алу туралы хабар жіберілді, жауап күтілуде",
    "Сообщение об отзыве отправлено, ждём ответа",
    "The withdrawal was sent, the answer is awaited",
  ),
  proofAwaited: say(
    "Ұйым келісім алғанын дәлелдейді, жауап күтілуде",
    "Организация доказывает, что получила согласие, ждём ответа",
    "The organisation proves that it got the consent, the answer is awaited",
  ),
  awaited: say("Ұйымның жауабы күтілуде", "Ждём ответа организации", "The answer is awaited"),
  overdue: say(
    "Ұйым мерзімінде жауап бермеді",
    "Организация не ответила в срок",
    "The organisation did not answer in time",
  ),
  overdueHelp: say(
    "Заң белгілеген мерзім өтіп кетті. Енді шағым бере аласыз: уәкілетті органға, прокурорға немесе сотқа.",
    "Срок, установленный законом, прошёл. Теперь вы можете пожаловаться: уполномоченному органу, прокурору или в суд.",
    "The term that the law sets is over. You can now complain: to the authorised body, the prosecutor or a court.",
  ),
  overdueHelpOurs: say(
    "Осы сервис белгілеген мерзім өтіп кетті. Енді шағым бере аласыз: уәкілетті органға, прокурорға немесе сотқа.",
    "Срок, который установил этот сервис, прошёл. Теперь вы можете пожаловаться: уполномоченному органу, прокурору или в суд.",
    "The term that this service sets is over. You can now complain: to the authorised body, the prosecutor or a court.",
  ),
  late: say("Жауап мерзімінен кеш келді", "Ответ пришёл с опозданием", "The answer came late"),
  contestable: say(
    "Бұл бас тартудың негізі даулы болуы мүмкін. Келіспесеңіз, шағым беріңіз.",
    "Основание этого отказа может быть спорным. Если не согласны, пожалуйтесь.",
    "The ground of this refusal may well be wrong. Complain if you do not agree.",
  ),
  refusalHelp: say(
    "Ұйым өңдеуді тоқтатпады және себебін көрсетті",
    "Организация не прекратила обработку и назвала причину",
    "The organisation did not stop processing and gave its reason",
  ),
  ground: say("Негізі", "Основание", "Ground"),
  text: say("Ұйымның жауабы", "Ответ организации", "What the organisation wrote"),
  reference: say("Құжат", "Документ", "Document"),
  article: say("{act}, {article}-бап", "{act}, статья {article}", "{act}, article {article}"),
  law: say("Заң талабы", "Требование закона", "A law requires it"),
  obligation: say(
    "Орындалмаған міндеттеме",
    "Неисполненное обязательство",
    "An obligation that is not met yet",
  ),
  "storage-required": say(
    "Деректерді сақтау міндетті",
    "Данные обязательно хранить",
    "The data must be kept",
  ),
  "processing-required": say(
    "Деректерді өңдеу міндетті",
    "Данные обязательно обрабатывать",
    "The data must be processed",
  ),
  other: say("Басқа себеп", "Другая причина", "Another reason"),
  destroyed: say("Деректер жойылды", "Данные уничтожены", "The data were destroyed"),
  deidentified: say("Деректер иесіздендірілді", "Данные обезличены", "The data were de-identified"),
  kept: say("Деректер сақталып тұр", "Данные хранятся", "The data are kept"),
  parts: say("Кері қайтарып алынған бөлігі", "Что отозвано", "What was taken back"),
  who: say("Қай ұйым", "Какая организация", "Which organisation"),
  why: say("Неге міндетті", "Почему обязана", "Why it is owed"),
  days: say("Мерзімі", "Срок", "The term"),
  daysOurs: say(
    "Мерзімді осы сервис белгілеген: заңда күн саны аталмаған.",
    "Срок установил этот сервис: закон числа дней не называет.",
    "This service sets the days: the act names none.",
  ),
  toConsent: say("Келісімді ашу", "Открыть согласие", "Open the consent"),
  complain: say("Шағым беру", "Пожаловаться", "Complain"),
  more: say("Толығырақ", "Подробнее", "More"),
} as const;

/** What a duty came to. */
export const outcomeWords = {
  ceased: say("Өңдеу тоқтатылды", "Обработка прекращена", "Processing stopped"),
  "reasoned-refusal": say("Уәжді бас тарту", "Мотивированный отказ", "Reasoned refusal"),
  partial: say(
    "Бір бөлігі бойынша орындалды, қалғаны бойынша уәжді бас тарту",
    "Частично исполнено, в остальном мотивированный отказ",
    "Done in part, a reasoned refusal for the rest",
  ),
  proved: say(
    "Ұйым келісім алғанын дәлелдеді: келісім қолданыста қалады",
    "Организация доказала получение согласия: оно остаётся в силе",
    "The organisation proved the consent: it stays",
  ),
  notProved: say(
    "Ұйым келісім алғанын дәлелдей алмады: келісімнің күші жойылды",
    "Организация не доказала получение согласия: оно аннулировано",
    "The organisation could not prove the consent: it is annulled",
  ),
  upheld: say("Қарсылық қабылданды", "Возражение принято", "The objection was upheld"),
  rejected: say("Қарсылық қабылданбады", "Возражение отклонено", "The objection was rejected"),
  answered: say("Жауап берілді", "Ответ дан", "Answered"),
  corrected: say("Деректер түзетілді", "Данные исправлены", "The data were corrected"),
  blocked: say("Деректер бұғатталды", "Данные заблокированы", "The data were blocked"),
  unblocked: say("Бұғат алынды", "Блокирование снято", "The blocking was lifted"),
  destroyed: say("Деректер жойылды", "Данные уничтожены", "The data were destroyed"),
  notified: say("Хабардар етілді", "Уведомление сделано", "Notified"),
} as const;
