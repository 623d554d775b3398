/** States of a step, said to those who do not see the mark beside it. */
export const stepWords = {
  done: { kk: "орындалды", ru: "выполнено", en: "done" },
  current: { kk: "қазір осы жерде", ru: "сейчас", en: "now" },
  todo: { kk: "әлі болған жоқ", ru: "ещё впереди", en: "still to come" },
  late: { kk: "мерзімі өтіп кетті", ru: "срок нарушен", en: "overdue" },
} as const;
