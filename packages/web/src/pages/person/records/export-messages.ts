import { say } from "../../../i18n/say.ts";

/** Words of the page of downloads. */
export const exporting = {
  title: say("Барлық мәліметті жүктеп алу", "Скачать всё", "Download everything"),
  lead: say(
    "Осы қызметтің сіз туралы жазғанының бәрін бір файлмен ала аласыз: келісімдер, сұраулар, қол жеткізулер, ұйымдардың міндеттері, өтініштер мен жауаптар, өкілдіктер.",
    "Вы можете получить одним файлом всё, что эта служба записала о вас: согласия, запросы, обращения к данным, обязанности организаций, ваши обращения и ответы, представительства.",
    "You can have everything that this service has written about you in one file: consents, requests, accesses, duties of organisations, what you sent and what was answered, representations.",
  ),
  pdf: say(
    "PDF құжаты (оқуға, басып шығаруға)",
    "Документ PDF (читать и печатать)",
    "PDF document (to read and print)",
  ),
  pdfHelp: say(
    "Соңғы {n, plural, one {# қол жеткізу} other {# қол жеткізу}} кіреді, қалғаны JSON файлында.",
    "{n, plural, one {Входит # последнее обращение} few {Входят # последних обращения} other {Входят # последних обращений}}, остальные – в файле JSON.",
    "Holds the {n, plural, one {newest access} other {newest # accesses}}; the others are in the JSON file.",
  ),
  json: say("JSON файлы (бағдарламаларға)", "Файл JSON (для программ)", "JSON file (for programs)"),
  jsonHelp: say(
    "Бір файлға {n, plural, one {# қол жеткізу} other {# қол жеткізу}} сыяды; одан көп болса, жалғасы файлдың ішінде аталады.",
    "{n, plural, one {В файл помещается # обращение} few {В файл помещаются # обращения} other {В файл помещается # обращений}}; если их больше, продолжение названо в файле.",
    "A file holds {n, plural, one {# access} other {# accesses}}; where there are more, it names its continuation.",
  ),
  warning: say(
    "Файлда жеке мәліметтеріңіз бар. Оны ортақ компьютерде қалдырмаңыз.",
    "В файле ваши личные сведения. Не оставляйте его на чужом компьютере.",
    "The file holds personal matters. Do not leave it on a shared computer.",
  ),
} as const;

/** Words of the document itself. */
export const exportedWords = {
  title: say(
    "Kelisim: сіз туралы жазылғанның бәрі",
    "Kelisim: всё, что записано о вас",
    "Kelisim: everything written about you",
  ),
  made: say("Құжат жасалған уақыт", "Документ составлен", "Made"),
  of: say("Кімнің деректері", "Чьи данные", "Whose data"),
  footer: say(
    "Kelisim – дербес деректерге қол жеткізуді бақылау",
    "Kelisim – контроль доступа к персональным данным",
    "Kelisim – personal data access control",
  ),
  consents: say("Келісімдер", "Согласия", "Consents"),
  requests: say("Келісім сұраулары", "Запросы согласия", "Consent requests"),
  accesses: say("Деректерге қол жеткізу", "Обращения к данным", "Accesses to the data"),
  duties: say("Ұйымдардың міндеттері", "Обязанности организаций", "Duties of organisations"),
  rights: say("Өтініштер мен жауаптар", "Обращения и ответы", "What was sent and answered"),
  representations: say("Өкілдіктер", "Представительства", "Representations"),
  breaches: say("Қауіпсіздіктің бұзылуы", "Нарушения безопасности", "Breaches"),
  outcomes: say(
    "Автоматтандырылған өңдеудің нәтижелері",
    "Результаты автоматизированной обработки",
    "Outcomes of automated processing",
  ),
  none: say("Жоқ.", "Нет.", "None."),
  organisation: say("Ұйым", "Организация", "Organisation"),
  purpose: say("Мақсаты", "Цель", "Purpose"),
  status: say("Күйі", "Состояние", "State"),
  data: say("Деректер", "Данные", "Data"),
  given: say("Берілген уақыты", "Когда дано", "Given"),
  until: say("Қолданылу мерзімі", "Срок действия", "Valid until"),
  asked: say("Сұралған уақыты", "Когда запрошено", "Asked"),
  answered: say("Жауабы", "Ответ", "Answer"),
  when: say("Уақыты", "Когда", "When"),
  who: say("Кім", "Кто", "Who"),
  why: say("Негізі немесе себебі", "Основание или причина", "Ground or reason"),
  what: say("Не", "Что", "What"),
  lastDay: say("Соңғы күні", "Последний день", "Last day"),
  outcome: say("Нәтижесі", "Результат", "Outcome"),
  words: say("Мәтіні", "Текст", "Words"),
  more: say(
    "Барлық қол жеткізу бұл құжатқа сыймады: қалғаны JSON файлында.",
    "Не все обращения поместились: остальные в файле JSON.",
    "Not all accesses are in this document: the others are in the JSON file.",
  ),
} as const;
