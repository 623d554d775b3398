/** Words of the frame around every page. */
export const layout = {
  skip: {
    kk: "Негізгі мазмұнға өту",
    ru: "Перейти к содержанию",
    en: "Skip to the content",
  },
  tagline: {
    kk: "дербес деректерге қол жеткізуді бақылау",
    ru: "контроль доступа к персональным данным",
    en: "personal data access control",
  },
  languages: { kk: "Тіл", ru: "Язык", en: "Language" },
  menu: { kk: "Мәзір", ru: "Меню", en: "Menu" },
  navigation: { kk: "Бөлімдер", ru: "Разделы", en: "Sections" },
  signIn: { kk: "Кіру", ru: "Войти", en: "Sign in" },
  signOut: { kk: "Шығу", ru: "Выйти", en: "Sign out" },
  whose: { kk: "Кімнің деректері", ru: "Чьи это данные", en: "Whose data" },
  own: { kk: "Өз деректеріңіз", ru: "Ваши собственные данные", en: "Your own data" },
  represented: {
    kk: "Басқа адамның деректерімен жұмыс істеп отырсыз",
    ru: "Вы работаете с данными другого человека",
    en: "You are working with another person’s data",
  },
  authority: { kk: "Өкілдік мерзімі", ru: "Полномочия", en: "Your authority" },
  noEnd: { kk: "мерзімі көрсетілмеген", ru: "срок не указан", en: "no end is set" },
  changePersona: { kk: "Ауыстыру", ru: "Сменить", en: "Change" },
  changePersonaAbout: {
    kk: "кімнің атынан кіргеніңізді",
    ru: "от чьего имени вы вошли",
    en: "as whom you are here",
  },
  waiting: {
    kk: "{n, plural, one {# жаңа} other {# жаңа}}",
    ru: "{n, plural, one {# новое} few {# новых} other {# новых}}",
    en: "{n, plural, one {# new} other {# new}}",
  },
  neverTell: {
    kk: "Кодтарды ешкімге айтпаңыз. Бұл қызмет ешқашан код сұрамайды.",
    ru: "Никому не сообщайте коды. Эта служба никогда их не спрашивает.",
    en: "Never tell anyone a code. This service never asks for one.",
  },
  runBy: {
    kk: "Kelisim – дербес деректерге қол жеткізуді бақылау сервисі.",
    ru: "Kelisim – сервис контроля доступа к персональным данным.",
    en: "Kelisim is a personal data access control service.",
  },
  verify: { kk: "Түбіртекті тексеру", ru: "Проверить квитанцию", en: "Check a receipt" },
  demo: {
    kk: "Көрсету режимі: адамдар мен ұйымдар ойдан шығарылған",
    ru: "Демонстрация: люди и организации вымышлены",
    en: "Demonstration: people and organisations are fictitious",
  },
  demoData: {
    kk: "Бұл – көрсету режимі: нағыз деректеріңізді енгізбеңіз.",
    ru: "Это демонстрация: не вводите настоящие данные.",
    en: "This is a demonstration: do not enter real data.",
  },
  endsAt: {
    kk: "Ештеңе жасамасаңыз, сеанс мына уақытта аяқталады: {time}. Жазғаныңыз жоғалмайды.",
    ru: "Если ничего не делать, сеанс закончится в {time}. Введённое не пропадёт.",
    en: "If you do nothing, your session ends at {time}. What you typed is kept.",
  },
  endingTitle: {
    kk: "Сеанс аяқталуға жақын",
    ru: "Сеанс скоро закончится",
    en: "Your session is about to end",
  },
  ending: {
    kk: "Қауіпсіздік үшін сеанс бірнеше минуттан кейін аяқталады. Жалғастырасыз ба?",
    ru: "Для безопасности сеанс закончится через несколько минут. Продолжить?",
    en: "For your safety the session ends in a few minutes. Do you want to go on?",
  },
  goOn: { kk: "Жалғастыру", ru: "Продолжить", en: "Go on" },
} as const;
