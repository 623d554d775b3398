/** Words about parties, kinds of data, the matching word and the sources of law. */
export const dataWords = {
  biometric: { kk: "Биометриялық", ru: "Биометрические", en: "Biometric" },
  sensitive: { kk: "Сезімтал", ru: "Чувствительные", en: "Sensitive" },
  matchingHelp: {
    kk: "Екі экрандағы сөз бірдей болса ғана жауап беріңіз. Бұл – код емес, оны енгізудің қажеті жоқ.",
    ru: "Отвечайте, только если слово на обоих экранах одно и то же. Это не код, вводить его не нужно.",
    en: "Answer only if the word is the same on both screens. It is not a code, and you need not type it.",
  },
  matchingHelpOfParty: {
    kk: "Адам өз экранында дәл осы сөзді көреді. Бұл – код емес: оны сұрамаңыз, адам екі сөзді өзі салыстырады.",
    ru: "Человек увидит на своём экране то же слово. Это не код: не спрашивайте его, человек сравнивает сам.",
    en: "The person sees the same word on her own screen. It is not a code: do not ask for it, she compares it herself.",
  },
  act94: {
    kk: "«Дербес деректер және оларды қорғау туралы» Заң",
    ru: "Закон «О персональных данных и их защите»",
    en: "Law on personal data and their protection",
  },
  act94Article: {
    kk: "«Дербес деректер және оларды қорғау туралы» Заңның {article}-бабы",
    ru: "статья {article} Закона «О персональных данных и их защите»",
    en: "article {article} of the Law on personal data and their protection",
  },
  act94Part: {
    kk: "«Дербес деректер және оларды қорғау туралы» Заңның {article}-бабының {part}-тармағы",
    ru: "пункт {part} статьи {article} Закона «О персональных данных и их защите»",
    en: "article {article}, paragraph {part}, of the Law on personal data and their protection",
  },
  act94SubPart: {
    kk: "«Дербес деректер және оларды қорғау туралы» Заңның {article}-бабының {part}) тармақшасы",
    ru: "подпункт {part}) статьи {article} Закона «О персональных данных и их защите»",
    en: "article {article}, sub-paragraph {part}), of the Law on personal data and their protection",
  },
  act231Article: {
    kk: "2025 жылғы 17 қарашадағы № 231-VIII Заңның {article}-бабы",
    ru: "статья {article} Закона от 17 ноября 2025 года № 231-VIII",
    en: "article {article} of Law No 231-VIII of 17 November 2025",
  },
  act231Part: {
    kk: "2025 жылғы 17 қарашадағы № 231-VIII Заңның {article}-бабының {part}-тармағы",
    ru: "пункт {part} статьи {article} Закона от 17 ноября 2025 года № 231-VIII",
    en: "article {article}, paragraph {part}, of Law No 231-VIII of 17 November 2025",
  },
  rulesItem: {
    kk: "Дербес деректерді жинау, өңдеу қағидаларының {article}-тармағы",
    ru: "пункт {article} Правил сбора, обработки персональных данных",
    en: "item {article} of the Rules of collection and processing of personal data",
  },
  rulesItemPart: {
    kk: "Дербес деректерді жинау, өңдеу қағидаларының {article}-тармағы, {part}-бөлігі",
    ru: "пункт {article}, часть {part} Правил сбора, обработки персональных данных",
    en: "item {article}, part {part}, of the Rules of collection and processing of personal data",
  },
  orderItem: {
    kk: "2026 жылғы 8 сәуірдегі № 190/НҚ бұйрықтың {article}-тармағы",
    ru: "пункт {article} приказа от 8 апреля 2026 года № 190/НҚ",
    en: "item {article} of order No 190/НҚ of 8 April 2026",
  },
  product: {
    kk: "осы қызметтің өз қағидасы",
    ru: "собственное правило этой службы",
    en: "a rule of this service itself",
  },
} as const;
