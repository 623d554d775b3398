/** Words of the page that shows every component. */
export const componentsWords = {
  title: {
    kk: "Беттердің бөлшектері",
    ru: "Из чего собраны страницы",
    en: "What the pages are made of",
  },
  lead: {
    kk: "Порталдың барлық беті осы бөлшектерден құралады. Әрқайсысы үш тілде көрсетілген; мысалдағы адамдар мен ұйымдар ойдан шығарылған.",
    ru: "Все страницы портала собраны из этих частей. Каждая показана на трёх языках; люди и организации в примерах вымышлены.",
    en: "All pages of the portal are made of these parts. Each is shown in three languages; the people and organisations are fictitious.",
  },
  titles: { kk: "Тақырып және оралу", ru: "Заголовок и возврат", en: "Title and the way back" },
  buttons: { kk: "Түймелер", ru: "Кнопки", en: "Buttons" },
  forms: { kk: "Өрістер мен қателер", ru: "Поля и ошибки", en: "Fields and faults" },
  choices: { kk: "Таңдау", ru: "Выбор", en: "Choices" },
  facts: { kk: "Мәліметтер тізімі", ru: "Список сведений", en: "List of facts" },
  tags: { kk: "Жай-күй белгілері", ru: "Метки состояния", en: "Tags of state" },
  notices: { kk: "Ескертулер", ru: "Сообщения", en: "Notices" },
  dates: {
    kk: "Өзін түсіндіретін күн",
    ru: "День, который объясняет себя",
    en: "A date that explains itself",
  },
  steps: { kk: "Істің барысы", ru: "Ход дела", en: "How far a matter has come" },
  timeline: { kk: "Оқиғалар тізбегі", ru: "Лента событий", en: "Timeline" },
  tables: { kk: "Кестелер мен диаграммалар", ru: "Таблицы и диаграммы", en: "Tables and charts" },
  foreign: { kk: "Сырттан келген мәтін", ru: "Текст извне", en: "Words from outside" },
  matching: { kk: "Салыстыру сөзі", ru: "Слово для сверки", en: "Matching word" },
  moving: { kk: "Көшіру және барыс", ru: "Копирование и ход работы", en: "Copying and progress" },
  phone: { kk: "Телефондағы көрініс", ru: "Вид на телефоне", en: "The view on a phone" },
  cards: { kk: "Карточкалар мен беттеу", ru: "Карточки и страницы", en: "Cards and pages" },
} as const;
