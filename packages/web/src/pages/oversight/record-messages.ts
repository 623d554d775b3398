import { say } from "../../i18n/say.ts";

/** From figures to single records, and one's own trail. */
export const recordWords = {
  askTitle: say("Жазбаларды ашу", "Открыть записи", "Open records"),
  askLead: say(
    "Сандардан жеке жазбаларға өту үшін себебін жазыңыз. Себебі, уақыты және ашылған жазба саны журналда қалады; оны өзгертуге болмайды.",
    "Чтобы перейти от чисел к отдельным записям, укажите причину. Причина, время и число открытых записей остаются в журнале; изменить его нельзя.",
    "To go from figures to single records, give a reason. It stays in the log with the time and the number of records; nobody can change it.",
  ),
  what: say("Не ашылады", "Что откроется", "What will be opened"),
  reason: say("Себебі", "Причина", "Reason"),
  reasonHint: say(
    "Мысалы: тексерудің нөмірі мен күні. Адамның аты-жөнін не ЖСН нөмірін жазбаңыз.",
    "Например: номер и дата проверки. Не пишите имён и ИИН людей.",
    "For example the number and date of the inspection. Write no person's name or number.",
  ),
  reasonShort: say(
    "Себебін түсінікті етіп жазыңыз: кемінде {n} таңба.",
    "Опишите причину понятнее: не меньше {n} знаков.",
    "Say the reason in words: at least {n} characters.",
  ),
  reasonNumber: say(
    "Себепте адамның нөмірі тұр: оны алып тастаңыз.",
    "В причине есть номер человека: уберите его.",
    "The reason holds a person's number: take it out.",
  ),
  open: say("Себебін жазып, ашу", "Записать причину и открыть", "Record the reason and open"),
  title: say("Жазбалар", "Записи", "Records"),
  given: say("Жазылған себеп", "Записанная причина", "The reason given"),
  until: say(
    "Бұл бет {time} дейін ашық. Кейін себебін қайта жазу керек.",
    "Эта страница открыта до {time}. Потом причину нужно указать снова.",
    "This page is open until {time}. After that give the reason again.",
  ),
  most: say(
    "Ең көбі {n} жазба көрсетіледі. Қалғанын көру үшін кезеңді қысқартыңыз.",
    "Показано не больше {n} записей. Чтобы увидеть остальные, сократите период.",
    "At most {n} records are shown. Shorten the period to see the others.",
  ),
  noDeferred: say(
    "Адамға хабарлау заң бойынша кейінге қалдырылған қол жеткізулер мұнда көрсетілмейді.",
    "Обращения, о которых по закону сообщают позже, здесь не показаны.",
    "Accesses of which an act puts off telling people are not shown here.",
  ),
  empty: say("Мұндай жазба жоқ.", "Таких записей нет.", "There is no such record."),
  person: say("Адам", "Человек", "Person"),
  personNth: say("№ {n} адам", "человек № {n}", "person No {n}"),
  personHint: say(
    "Адамдар аталмайды: осы беттің ішінде ғана нөмірленген.",
    "Люди не названы: они пронумерованы только на этой странице.",
    "People are not named: they are numbered on this page only.",
  ),
  when: say("Қашан", "Когда", "When"),
  result: say("Нәтижесі мен себебі", "Итог и причина", "Result and reason"),
  purpose: say("Мақсат пен объект", "Цель и объект", "Purpose and object"),
  data: say("Деректер", "Данные", "Data"),
  lookup: say("тек тексеру", "только проверка", "a look-up only"),
  duty: say("Міндет", "Обязанность", "Duty"),
  opened: say("Қашан пайда болды", "Когда возникла", "Since when"),
  due: say("Соңғы күні", "Последний день", "Last day"),
} as const;

/** One's own looks. */
export const lookupWords = {
  title: say("Қарау журналы", "Журнал просмотров", "My look-ups"),
  lead: say(
    "Сіз осы рөлде не қарағаныңыз: беті, себебі, жол саны және жауаптың SHA-256 мәні. Бұл журналды ешкім өзгерте алмайды.",
    "Что вы просматривали в этой роли: страница, причина, число строк и SHA-256 ответа. Этот журнал никто не может изменить.",
    "What you looked at in this role: the page, the reason, the number of rows and the SHA-256 of the answer. Nobody can change this log.",
  ),
  page: say("Бет", "Страница", "Page"),
  rows: say("Жол саны", "Строк", "Rows"),
  filters: say("Сүзгілері", "Условия", "Filters"),
  hash: say("Жауаптың SHA-256 мәні", "SHA-256 ответа", "SHA-256 of the answer"),
  noHash: say("жауап берілген жоқ", "ответа не было", "no answer left"),
  empty: say(
    "Әлі ештеңе қаралған жоқ.",
    "Ещё ничего не просмотрено.",
    "Nothing was looked at yet.",
  ),
  home: say("Басты бет", "Главная", "Overview"),
  records: say("Жазбалар", "Записи", "Records"),
  opening: say("Себебі жазылды", "Причина записана", "The reason was given"),
  complaints: say("Шағымдар", "Жалобы", "Complaints"),
  caseFile: say(
    "Шағым бойынша іс материалдары",
    "Материалы дела по жалобе",
    "Case file of a complaint",
  ),
  breaches: say("Қауіпсіздіктің бұзылуы", "Нарушения безопасности", "Breaches"),
  deferrals: say("Хабарлауды кейінге қалдыру", "Отсрочки уведомления", "Deferrals"),
  file: say("{page}, {kind} файлы", "{page}, файл {kind}", "{page}, {kind} file"),
} as const;
