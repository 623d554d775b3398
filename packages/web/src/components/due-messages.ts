/** Words of a date that explains itself. */
export const dueWords = {
  lastDay: { kk: "Соңғы күні:", ru: "Последний день:", en: "Last day:" },
  left: {
    kk: "{n, plural, one {# жұмыс күні} other {# жұмыс күні}} қалды",
    ru: "{n, plural, one {Остался # рабочий день} few {Осталось # рабочих дня} other {Осталось # рабочих дней}}",
    en: "{n, plural, one {# working day} other {# working days}} left",
  },
  today: { kk: "Бүгін – соңғы күн", ru: "Сегодня последний день", en: "Today is the last day" },
  overdue: { kk: "Мерзімі өтіп кетті", ru: "Срок нарушен", en: "Overdue" },
  overdueBy: {
    kk: "Мерзімі өтіп кетті: {n, plural, one {# жұмыс күні} other {# жұмыс күні}}",
    ru: "Срок нарушен: {n, plural, one {# рабочий день} few {# рабочих дня} other {# рабочих дней}}",
    en: "Overdue by {n, plural, one {# working day} other {# working days}}",
  },
  done: { kk: "Орындалды", ru: "Исполнено", en: "Done" },
  how: {
    kk: "Бұл күн қалай есептелді?",
    ru: "Как посчитан этот день?",
    en: "How is this day counted?",
  },
  provisional: {
    kk: "Болжамды күн: жылдың мереке күндері әлі ресми бекітілмеген, сондықтан күн өзгеруі мүмкін.",
    ru: "День предварительный: праздники этого года ещё не утверждены официально, он может измениться.",
    en: "A provisional day: the holidays of that year are not official yet, so it may change.",
  },
  nth: { kk: "{n}-күн", ru: "{n}-й день", en: "day {n}" },
  working: { kk: "жұмыс күні", ru: "рабочий день", en: "working day" },
  rest: { kk: "есептелмейді", ru: "не считается", en: "not counted" },
} as const;
