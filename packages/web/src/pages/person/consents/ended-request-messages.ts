/** Words of a request that waits for no answer any more. */
export const endedRequestWords = {
  granted: {
    kk: "Бұл сұрауға келісім берілген",
    ru: "На этот запрос дано согласие",
    en: "Consent was given to this request",
  },
  refused: { kk: "Келісім берілмеді", ru: "Согласие не дано", en: "Consent was not given" },
  cancelled: {
    kk: "Ұйым сұрауын қайтарып алды",
    ru: "Организация отменила запрос",
    en: "The organisation took its request back",
  },
  expired: {
    kk: "Жауап беру мерзімі аяқталды",
    ru: "Срок ответа истёк",
    en: "The time to answer is over",
  },
  closed: {
    kk: "Бұл сұрауға енді келісім беруге болмайды",
    ru: "Дать согласие на этот запрос уже нельзя",
    en: "Consent can no longer be given to this request",
  },
  at: { kk: "Уақыты", ru: "Когда", en: "When" },
  grantedNext: {
    kk: "Келісім түбіртегі сақтаулы. Келісімді кез келген уақытта кері қайтарып ала аласыз.",
    ru: "Квитанция о согласии сохранена. Согласие можно отозвать в любое время.",
    en: "The receipt is kept. You can withdraw the consent at any time.",
  },
  toReceipt: { kk: "Түбіртекті ашу", ru: "Открыть квитанцию", en: "Open the receipt" },
  refusedNext1: {
    kk: "Ұйымға келісім бермегеніңіз хабарланды. Ол осы мақсат үшін деректеріңізді ала алмайды.",
    ru: "Организации сообщено, что согласия нет. Получить ваши данные для этой цели она не может.",
    en: "The organisation was told that you did not consent. It cannot take your data for this purpose.",
  },
  refusedNext2: {
    kk: "Себебін түсіндіруге міндетті емессіз: бұл – сіздің құқығыңыз.",
    ru: "Объяснять причину вы не обязаны: это ваше право.",
    en: "You need not explain why: it is your right.",
  },
  refusedNext3: {
    kk: "Ойыңыз өзгерсе, ұйымнан қайта сұрауын өтініңіз: жаңа сұрау осы порталға келеді.",
    ru: "Если передумаете, попросите организацию спросить снова: новый запрос придёт в этот портал.",
    en: "If you change your mind, ask the organisation to ask again: a new request comes to this portal.",
  },
  cancelledNext: {
    kk: "Ештеңе істеудің қажеті жоқ. Ұйым осы сұрау бойынша деректеріңізді ала алмайды.",
    ru: "Делать ничего не нужно. По этому запросу организация ваших данных не получит.",
    en: "You need do nothing. The organisation cannot take your data by this request.",
  },
  expiredNext: {
    kk: "Жауап болмаса, келісім де жоқ: ұйым деректеріңізді ала алмайды. Қажет болса, ол қайта сұрайды.",
    ru: "Нет ответа – нет согласия: организация данных не получит. Если нужно, она спросит снова.",
    en: "No answer is no consent: the organisation cannot take your data. It asks again if it needs to.",
  },
  closedNext: {
    kk: "Ұйым бұл мақсатты немесе объектіні жапты. Ештеңе істеудің қажеті жоқ.",
    ru: "Организация закрыла эту цель или объект. Делать ничего не нужно.",
    en: "The organisation closed this purpose or object. You need do nothing.",
  },
  tooLate: {
    kk: "Соңғы басқаныңыз ештеңені өзгерткен жоқ: бұл сұрау одан бұрын аяқталған.",
    ru: "Ваше последнее нажатие ничего не изменило: запрос был завершён раньше.",
    en: "What you pressed just now changed nothing: the request had ended before.",
  },
  whatWasAsked: { kk: "Не сұралды", ru: "О чём спрашивали", en: "What was asked" },
  home: { kk: "Басты бетке", ru: "На главную", en: "To the home page" },
  notDone: { kk: "Жауап қабылданбады", ru: "Ответ не принят", en: "The answer was not taken" },
} as const;
