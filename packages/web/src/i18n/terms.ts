import type { Text3 } from "@kelisim/core";

/** Who takes part. */
const people = {
  DataSubject: {
    kk: "Дербес деректер субъектісі",
    ru: "Субъект персональных данных",
    en: "Data subject",
  },
  LegalRepresentative: {
    kk: "Заңды өкіл",
    ru: "Законный представитель",
    en: "Legal representative",
  },
  actingFor: { kk: "Кімнің атынан", ru: "От чьего имени", en: "On whose behalf" },
  Owner: { kk: "Меншік иесі", ru: "Собственник базы", en: "Owner" },
  Operator: { kk: "Оператор", ru: "Оператор", en: "Operator" },
  ThirdParty: { kk: "Үшінші тұлға", ru: "Третье лицо", en: "Third party" },
  Party: { kk: "Ұйым", ru: "Организация", en: "Organisation" },
  requester: { kk: "Кім сұрайды", ru: "Кто спрашивает", en: "Who asks" },
  AuthorisedBody: { kk: "Уәкілетті орган", ru: "Уполномоченный орган", en: "Authorised body" },
  authorisedBodyInFull: {
    kk: "Дербес деректерді қорғау саласындағы уәкілетті орган",
    ru: "Уполномоченный орган в сфере защиты персональных данных",
    en: "Authorised body for the protection of personal data",
  },
  ServiceProvider: { kk: "Қызмет көрсетуші", ru: "Поставщик службы", en: "Service provider" },
  ServiceDesk: { kk: "Қызмет көрсету орны", ru: "Пункт обслуживания", en: "Service desk" },
} as const;

/** What it is about. */
const data = {
  PersonalData: { kk: "Дербес деректер", ru: "Персональные данные", en: "Personal data" },
  Identifier: { kk: "Сәйкестендіргіш", ru: "Идентификатор", en: "Identifier" },
  DataList: { kk: "Дербес деректердің тізбесі", ru: "Перечень данных", en: "List of data" },
  DataCategory: { kk: "Деректер түрі", ru: "Вид данных", en: "Kind of data" },
  biometric: { kk: "Биометриялық деректер", ru: "Биометрические данные", en: "Biometric data" },
  sensitive: { kk: "Сезімтал деректер", ru: "Чувствительные данные", en: "Sensitive data" },
  Purpose: { kk: "Мақсат", ru: "Цель", en: "Purpose" },
  DigitalObject: { kk: "Цифрлық объект", ru: "Цифровой объект", en: "Digital object" },
  Iin: { kk: "ЖСН", ru: "ИИН", en: "IIN" },
  Bin: { kk: "БСН", ru: "БИН", en: "BIN" },
  ElectronicSignature: { kk: "ЭЦҚ", ru: "ЭЦП", en: "Electronic signature" },
  LegalGround: { kk: "Құқықтық негіз", ru: "Правовое основание", en: "Legal ground" },
  bylaw: { kk: "Заңнама", ru: "Законодательство", en: "Legislation" },
  law: { kk: "Заң", ru: "Закон", en: "Law" },
  contract: { kk: "Шарт (келісімшарт)", ru: "Договор", en: "Contract" },
} as const;

/** What is done with data. */
const actions = {
  collect: { kk: "Жинау", ru: "Сбор", en: "Collection" },
  process: { kk: "Өңдеу", ru: "Обработка", en: "Processing" },
  disclose: {
    kk: "Деректерді үшінші тұлғаларға беру",
    ru: "Передача третьим лицам",
    en: "Passing on to third parties",
  },
  disseminate: { kk: "Тарату", ru: "Распространение", en: "Dissemination" },
  "cross-border": {
    kk: "Трансшекаралық беру",
    ru: "Трансграничная передача",
    en: "Passing abroad",
  },
  AutomatedProcessing: {
    kk: "Автоматтандырылған өңдеу",
    ru: "Автоматизированная обработка",
    en: "Automated processing",
  },
  deidentify: { kk: "Иесіздендіру", ru: "Обезличивание", en: "De-identification" },
  AccessRequest: { kk: "Қол жеткізу", ru: "Доступ", en: "Access" },
  permit: { kk: "Рұқсат берілді", ru: "Разрешено", en: "Permitted" },
  deny: { kk: "Рұқсат берілмеді", ru: "Отказано", en: "Denied" },
  AccessLog: { kk: "Журнал", ru: "Журнал", en: "Log" },
} as const;

/** A consent and its life. */
const consent = {
  Consent: { kk: "Келісім", ru: "Согласие", en: "Consent" },
  ConsentRequest: { kk: "Келісім сұрау", ru: "Запрос согласия", en: "Consent request" },
  grant: { kk: "Келісім беру", ru: "Дать согласие", en: "Grant" },
  granted: { kk: "Келісім берілді", ru: "Согласие дано", en: "Granted" },
  yesGrant: { kk: "Иә, келісім беремін", ru: "Да, даю согласие", en: "Yes, I consent" },
  refuse: { kk: "Келісім бермеу", ru: "Не давать согласия", en: "Refuse" },
  refused: { kk: "Келісім берілмеді", ru: "Согласие не дано", en: "Refused" },
  noRefuse: {
    kk: "Жоқ, келісім бермеймін",
    ru: "Нет, не даю согласия",
    en: "No, I do not consent",
  },
  pending: { kk: "Жауап күтілуде", ru: "Ожидается ответ", en: "Waiting for an answer" },
  cancelled: { kk: "Сұрау қайтарып алынды", ru: "Запрос отменён", en: "Request cancelled" },
  requestExpired: {
    kk: "Жауап беру мерзімі аяқталды",
    ru: "Срок ответа истёк",
    en: "The time to answer is over",
  },
  active: { kk: "Қолданыста", ru: "Действует", en: "Active" },
  expired: { kk: "Мерзімі аяқталды", ru: "Срок истёк", en: "Expired" },
  purposeAchieved: { kk: "Мақсатына жетті", ru: "Цель достигнута", en: "Purpose achieved" },
  withdraw: {
    kk: "Келісімді кері қайтарып алу",
    ru: "Отозвать согласие",
    en: "Withdraw the consent",
  },
  withdrawn: { kk: "Кері қайтарып алынды", ru: "Отозвано", en: "Withdrawn" },
  yesWithdraw: { kk: "Иә, кері қайтарып аламын", ru: "Да, отзываю", en: "Yes, I withdraw it" },
  noWithdraw: {
    kk: "Жоқ, келісім қала берсін",
    ru: "Нет, оставить согласие",
    en: "No, keep the consent",
  },
  ValidUntil: { kk: "Қолданылу мерзімі", ru: "Срок действия", en: "Valid until" },
  Receipt: { kk: "Түбіртек", ru: "Квитанция", en: "Receipt" },
  matchingWord: { kk: "Салыстыру сөзі", ru: "Слово для сверки", en: "Matching word" },
} as const;

/** How an answer came. */
const channels = {
  written: { kk: "Жазбаша", ru: "Письменно", en: "In writing" },
  "state-service": {
    kk: "Мемлекеттік сервис арқылы",
    ru: "Через государственный сервис",
    en: "Through the state service",
  },
  "non-state-service": {
    kk: "Мемлекеттік емес сервис арқылы",
    ru: "Через негосударственный сервис",
    en: "Through a non-state service",
  },
  "other-provable": {
    kk: "Растауға болатын өзге тәсілмен",
    ru: "Иным подтверждаемым способом",
    en: "In another way that can be proved",
  },
  Provenance: {
    kk: "Жауапты кім тіркеді",
    ru: "Кто зафиксировал ответ",
    en: "Who recorded the answer",
  },
  ServiceKind: {
    kk: "Дербес деректерге қол жеткізуді бақылау сервисі",
    ru: "Сервис контроля доступа к персональным данным",
    en: "Personal data access control service",
  },
} as const;

/** What is owed. */
const duties = {
  Duty: { kk: "Міндет", ru: "Обязанность", en: "Duty" },
  workingDay: { kk: "Жұмыс күні", ru: "Рабочий день", en: "Working day" },
  "cease-processing": { kk: "Өңдеуді тоқтату", ru: "Прекратить обработку", en: "Stop processing" },
  "answer-objection": {
    kk: "Қарсылыққа жауап беру",
    ru: "Ответить на возражение",
    en: "Answer an objection",
  },
  "answer-inquiry": { kk: "Сұраққа жауап беру", ru: "Ответить на вопрос", en: "Answer an inquiry" },
  "prove-consent": {
    kk: "Келісім алғанын дәлелдеу",
    ru: "Доказать получение согласия",
    en: "Prove the consent",
  },
  correct: { kk: "Деректерді түзету", ru: "Исправить данные", en: "Correct the data" },
  block: { kk: "Деректерді бұғаттау", ru: "Заблокировать данные", en: "Block the data" },
  unblock: { kk: "Бұғатты алып тастау", ru: "Снять блокирование", en: "Lift the blocking" },
  destroy: { kk: "Деректерді жою", ru: "Уничтожить данные", en: "Destroy the data" },
  "notify-authorised-body": {
    kk: "Уәкілетті органды хабардар ету",
    ru: "Уведомить уполномоченный орган",
    en: "Notify the authorised body",
  },
  "notify-disclosure": {
    kk: "Деректердің берілгені туралы хабардар ету",
    ru: "Уведомить о передаче данных",
    en: "Tell about the passing on",
  },
  "review-retention": {
    kk: "Сақтау негізін қарап шығу",
    ru: "Пересмотреть основание хранения",
    en: "Review the retention",
  },
  reasonedRefusal: { kk: "Уәжді бас тарту", ru: "Мотивированный отказ", en: "Reasoned refusal" },
  ceased: { kk: "Өңдеу тоқтатылды", ru: "Обработка прекращена", en: "Processing stopped" },
  overdue: { kk: "Мерзімі өтіп кетті", ru: "Срок нарушен", en: "Overdue" },
  Retention: {
    kk: "Бас тартқаннан кейін сақтау",
    ru: "Хранение после отказа",
    en: "Keeping after a refusal",
  },
} as const;

/** What a person can do, and what she is told. */
const rights = {
  Objection: { kk: "Қарсылық", ru: "Возражение", en: "Objection" },
  object: {
    kk: "Автоматтандырылған өңдеуге қарсылық білдіру",
    ru: "Возразить против автоматизированной обработки",
    en: "Object to automated processing",
  },
  SubjectInquiry: { kk: "Деректерім туралы сұрақ", ru: "Вопрос о моих данных", en: "Inquiry" },
  Complaint: { kk: "Шағым", ru: "Жалоба", en: "Complaint" },
  complain: { kk: "Шағым беру", ru: "Подать жалобу", en: "Complain" },
  dispute: { kk: "Бұл мен емес", ru: "Это не я", en: "This was not me" },
  Breach: {
    kk: "Дербес деректер қауіпсіздігінің бұзылуы",
    ru: "Нарушение безопасности персональных данных",
    en: "Breach of the security of personal data",
  },
  Notice: { kk: "Хабардар ету", ru: "Уведомление", en: "Notice" },
} as const;

/**
 * The words of the law as the screens say them, by the term of the code: one term, one name, everywhere.
 * `docs/law/glossary.md` shows the same table.
 */
export const terms = {
  ...people,
  ...data,
  ...actions,
  ...consent,
  ...channels,
  ...duties,
  ...rights,
} as const satisfies Readonly<Record<string, Text3>>;

export type Term = keyof typeof terms;
