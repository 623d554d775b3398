/** Words of the components themselves; what they show comes from the pages. */
export const words = {
  errorTitle: {
    kk: "Мына жерлерді түзетіңіз",
    ru: "Исправьте следующее",
    en: "Please correct the following",
  },
  error: { kk: "Қате", ru: "Ошибка", en: "Error" },
  optional: { kk: "міндетті емес", ru: "необязательно", en: "optional" },
  atMost: {
    kk: "Ең көбі {n, plural, one {# таңба} other {# таңба}}.",
    ru: "Не больше {n, plural, one {# знака} few {# знаков} other {# знаков}}.",
    en: "At most {n, plural, one {# character} other {# characters}}.",
  },
  choose: { kk: "Таңдаңыз", ru: "Выберите", en: "Choose" },
  next: { kk: "Келесі бет", ru: "Следующая страница", en: "Next page" },
  first: { kk: "Басына оралу", ru: "В начало", en: "Back to the first page" },
  pages: { kk: "Беттер", ru: "Страницы", en: "Pages" },
  back: { kk: "Артқа", ru: "Назад", en: "Back" },
  copy: { kk: "Көшіру", ru: "Копировать", en: "Copy" },
  copied: { kk: "Көшірілді", ru: "Скопировано", en: "Copied" },
  allText: { kk: "Мәтінді толық көрсету", ru: "Показать текст целиком", en: "Show the whole text" },
  preview: {
    kk: "Адам телефонында осылай көреді",
    ru: "Так это видит человек на телефоне",
    en: "What the person sees on her phone",
  },
  mixedLetters: {
    kk: "Абай болыңыз: бұл атауда түрлі әліпбидің ұқсас әріптері араласқан.",
    ru: "Осторожно: в этом названии смешаны похожие буквы разных алфавитов.",
    en: "Take care: this name mixes letters of different alphabets that look alike.",
  },
  figures: { kk: "Сандары кестеде", ru: "Числа в таблице", en: "The figures in a table" },
  whatNext: { kk: "Бұдан әрі не болады", ru: "Что будет дальше", en: "What happens next" },
} as const;
