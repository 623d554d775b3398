/** Words of the consent screen. */
export const questionWords = {
  title: {
    kk: "деректеріңізді алуға келісіміңізді сұрайды",
    ru: "просит вашего согласия на получение ваших данных",
    en: "asks for your consent to receive your data",
  },
  titleFor: {
    kk: "деректерді алуға келісім сұрайды",
    ru: "просит согласия на получение данных",
    en: "asks for consent to receive data",
  },
  windowTitle: { kk: "Келісім сұрау", ru: "Запрос согласия", en: "Consent request" },
  neverTell: {
    kk: "Ешкімге код айтпаңыз. Бұл жауапты тек өзіңіз, өз құрылғыңыздан бересіз: ұйымның қызметкері сізден код сұрамайды.",
    ru: "Никому не называйте коды. Ответ даёте только вы сами, на своём устройстве: сотрудник организации кодов не спрашивает.",
    en: "Never tell anyone a code. Only you answer, on your own device: no employee asks you for a code.",
  },
  standing: {
    kk: "Бұған дейін келісім берген деректеріңіз",
    ru: "На эти данные вы уже дали согласие",
    en: "You have consented to these data already",
  },
  standingStays: {
    kk: "Жоқ деп жауап берсеңіз, бұрынғы келісіміңіз өзгермейді.",
    ru: "Если ответите «нет», прежнее согласие не изменится.",
    en: "If you say no, your earlier consent stays as it is.",
  },
  optionalLegend: {
    kk: "Бұл деректерді де бересіз бе?",
    ru: "Дать и эти данные?",
    en: "Will you give these data too?",
  },
  optionalHint: {
    kk: "Қаламасаңыз, белгілемеңіз: келісім оларсыз да жарамды.",
    ru: "Не отмечайте, если не хотите: согласие действует и без них.",
    en: "Leave them unticked if you do not want to: the consent is valid without them.",
  },
  answerTitle: { kk: "Жауабыңыз", ru: "Ваш ответ", en: "Your answer" },
  ifRefused: {
    kk: "Келісім бермесеңіз, тағы не болады",
    ru: "Что ещё будет, если не дать согласия",
    en: "What else happens if you refuse",
  },
  refusedNoData: {
    kk: "Келісім бермесеңіз, ұйым бұл деректерді осы мақсат үшін ала алмайды. Себебін айтудың қажеті жоқ.",
    ru: "Без согласия организация не получит эти данные для этой цели. Объяснять причину не нужно.",
    en: "If you refuse, the organisation cannot take these data for this purpose. You need not say why.",
  },
  refusedService: {
    kk: "Бұл деректерсіз көрсетілмейтін қызмет болса, ұйым оны көрсете алмауы мүмкін. Басқа қызметтер өзгермейді.",
    ru: "Если услуга невозможна без этих данных, её могут не оказать. Другие услуги не изменятся.",
    en: "A service that cannot do without these data may not be provided. Other services do not change.",
  },
  refusedCoolDown: {
    kk: "Содан кейін ұйым осы келісімді {n, plural, one {# күн} other {# күн}} бойы қайта сұрай алмайды.",
    ru: "После этого организация не сможет спросить о том же {n, plural, one {# день} few {# дня} other {# дней}}.",
    en: "After that the organisation cannot ask for the same again for {n, plural, one {# day} other {# days}}.",
  },
  silence: {
    kk: "Жауап бермесеңіз, бұл келісім болып саналмайды. Жауап беруге болатын уақыт: {until}.",
    ru: "Молчание согласием не считается. Ответить можно до: {until}.",
    en: "Silence does not count as consent. You can answer until: {until}.",
  },
  canWithdraw: {
    kk: "Келісім берсеңіз, оны кез келген уақытта осы порталда екі рет басу арқылы кері қайтарып ала аласыз.",
    ru: "Данное согласие можно отозвать в любое время: в этом портале, двумя нажатиями.",
    en: "A consent can be withdrawn at any time: in this portal, in two taps.",
  },
  byLawTitle: {
    kk: "Заң бойынша келісімсіз алынатын деректер",
    ru: "Что берут по закону без согласия",
    en: "What the law takes without consent",
  },
  byLawHelp: {
    kk: "Бұл деректер жауабыңызға байланысты емес: ұйым оларды осы объектіден заң бойынша алады.",
    ru: "Эти данные от вашего ответа не зависят: организация получает их из этого объекта по закону.",
    en: "These data do not depend on your answer: the organisation takes them from this object by law.",
  },
  byLawNorm: {
    kk: "Негізі: {act}, {article}-бап",
    ru: "Основание: {act}, статья {article}",
    en: "Ground: {act}, article {article}",
  },
  byLawNone: {
    kk: "Бұл ұйымның осы объектіден заң бойынша келісімсіз алатын деректері туралы көрсететін мәлімет жоқ.",
    ru: "О данных, которые эта организация берёт из этого объекта по закону без согласия, показывать нечего.",
    en: "There is nothing to show of data that this organisation takes from this object by law without consent.",
  },
  mayNotTitle: {
    kk: "Бұл сұрауға өзіңіз жауап бере алмайсыз",
    ru: "На этот запрос вы не можете ответить сами",
    en: "You cannot answer this request yourself",
  },
  mayOnlyRefuse: {
    kk: "Келісімді қамқоршыңыз береді. Келісім бермеуге өз құқығыңыз бар.",
    ru: "Согласие даёт ваш опекун. Не давать согласия вы вправе сами.",
    en: "Your guardian gives the consent. You may refuse yourself.",
  },
  whoAnswers: {
    kk: "Сіздің орныңызға жауап беретіндер:",
    ru: "За вас отвечают:",
    en: "These answer in your place:",
  },
  nobodyYet: {
    kk: "Заңды өкіліңіз әлі тіркелмеген. Ата-анаңыз немесе қамқоршыңыз қызмет көрсету орнына құжаттарымен барып тіркелсін.",
    ru: "Ваш законный представитель ещё не зарегистрирован. Родитель или опекун регистрируется в пункте обслуживания с документами.",
    en: "Your legal representative is not registered yet. A parent or guardian registers at a service desk with documents.",
  },
  representativeMayNot: {
    kk: "Өкілеттігіңіз бұл сұрауға жауап беруге жетпейді. Өкілдік туралы құжатты тіркеген қызмет көрсету орнына жүгініңіз.",
    ru: "Ваших полномочий для этого ответа недостаточно. Обратитесь в пункт обслуживания, который зарегистрировал представительство.",
    en: "Your authority does not reach so far. Turn to the service desk that registered the representation.",
  },
  parent: { kk: "ата-анаңыз", ru: "родитель", en: "a parent" },
  guardian: { kk: "қамқоршыңыз", ru: "опекун", en: "a guardian" },
  trustee: { kk: "қорғаншыңыз", ru: "попечитель", en: "a trustee" },
  "power-of-attorney": {
    kk: "сенімхатыңыз бойынша әрекет ететін адам",
    ru: "лицо с вашей доверенностью",
    en: "somebody with your power of attorney",
  },
  "court-decision": {
    kk: "сот тағайындаған адам",
    ru: "лицо, назначенное судом",
    en: "somebody whom a court appointed",
  },
  paper: {
    kk: "Қағазға басып шығару",
    ru: "Распечатать на бумаге",
    en: "Print it on paper",
  },
  staleText: {
    kk: "Сіз көрген мәтін бұл сұраудың мәтініне сәйкес келмеді. Төмендегі мәтінді қайта оқып, жауап беріңіз.",
    ru: "Показанный текст не совпал с текстом запроса. Прочитайте его заново и ответьте.",
    en: "The text shown did not match the text of the request. Read it again and answer.",
  },
  notListed: {
    kk: "Белгіленген деректер бұл сұрауда жоқ. Қайта таңдаңыз.",
    ru: "Отмеченных данных нет в этом запросе. Выберите заново.",
    en: "What is ticked is not in this request. Choose again.",
  },
  noAnswer: {
    kk: "«Иә» немесе «Жоқ» деген түймелердің бірін басыңыз.",
    ru: "Нажмите одну из двух кнопок: «Да» или «Нет».",
    en: "Press one of the two buttons, yes or no.",
  },
} as const;
