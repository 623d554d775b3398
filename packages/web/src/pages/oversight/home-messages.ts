import { say } from "../../i18n/say.ts";

export const homeWords = {
  title: say("Шолу", "Обзор", "Overview"),
  lead: say(
    "Кім міндетін кешіктірді, кім келісімсіз қол жеткізді, қай жерде ерекше белсенділік бар.",
    "Кто опаздывает с обязанностями, кто обращался к данным без согласия, где необычная активность.",
    "Who is late with duties, who accessed data without consent, where something unusual goes on.",
  ),
  readOnly: say(
    "Мұнда ештеңе өзгертілмейді: тек қарауға болады.",
    "Здесь ничего не меняется: можно только смотреть.",
    "Nothing is changed here: you can only look.",
  ),
  more: say("Толық көру", "Подробнее", "More"),
  savedTitle: say("Сақталған сұрақтар", "Сохранённые запросы", "Kept questions"),
  noSaved: say(
    "Сақталған сұрақ жоқ. Кез келген көрсеткіштің бетінде сүзгілерді атау беріп сақтауға болады.",
    "Сохранённых запросов нет. На странице любого показателя можно сохранить условия под названием.",
    "Nothing is kept. On the page of any figure you can keep its filters under a name.",
  ),
  forget: say("Өшіру", "Удалить", "Remove"),
  forgetAbout: say(
    "«{name}» сұрағын өшіру",
    "Удалить запрос «{name}»",
    "Remove the question “{name}”",
  ),
  kept: say("Сұрақ сақталды.", "Запрос сохранён.", "The question was kept."),
  full: say(
    "Тым көп сұрақ сақталған: алдымен біреуін өшіріңіз.",
    "Сохранено слишком много запросов: сначала удалите один.",
    "Too many questions are kept: remove one first.",
  ),
  nameNeeded: say("Атауын жазыңыз.", "Напишите название.", "Give it a name."),
  noPersons: say(
    "Адамның нөмірін жазуға болмайды.",
    "Номер человека писать нельзя.",
    "A person's number may not be written here.",
  ),
  otherPages: say("Басқа беттер", "Другие страницы", "Other pages"),
  notBody: say(
    "Бұл бетті уәкілетті органның талдаушысы ғана көре алады.",
    "Эту страницу видит только аналитик уполномоченного органа.",
    "Only an analyst of the authorised body may see this page.",
  ),
  lastDays: say("Соңғы {n} күн бойынша", "За последние {n} дней", "Over the last {n} days"),
  asOfNow: say("Қазіргі жай-күйі", "Состояние сейчас", "As it stands now"),
  ofYear: say("{year} жыл бойынша", "За {year} год", "In the year {year}"),
} as const;
