import { say } from "../../../i18n/say.ts";

/** How a consent stands. */
export const statusWords = {
  active: say("Қолданыста", "Действует", "Active"),
  expired: say("Мерзімі аяқталды", "Срок истёк", "Expired"),
  fulfilled: say("Мақсатына жетті", "Цель достигнута", "Purpose achieved"),
  withdrawn: say("Кері қайтарып алынды", "Отозвано", "Withdrawn"),
  superseded: say(
    "Орнына жаңа жауап берілді",
    "Заменено новым ответом",
    "Replaced by a newer answer",
  ),
  disputed: say(
    "Дау айтылды, дәлел күтілуде",
    "Оспорено, ждём доказательств",
    "Disputed, proof is awaited",
  ),
  annulled: say("Дәлелденбеді, күші жойылды", "Не доказано, аннулировано", "Not proved, annulled"),
} as const;

/** Words of the list of consents. */
export const myConsentsWords = {
  title: say("Менің келісімдерім", "Мои согласия", "My consents"),
  active: say("Қолданыстағы келісімдер", "Действующие согласия", "Active consents"),
  noActive: say(
    "Қолданыстағы келісім жоқ: ешбір ұйым деректеріңізді келісім бойынша ала алмайды.",
    "Действующих согласий нет: ни одна организация не может брать ваши данные по согласию.",
    "There is no active consent: no organisation can take your data by consent.",
  ),
  ended: say("Аяқталған келісімдер", "Завершённые согласия", "Ended consents"),
  noEnded: say("Аяқталған келісім жоқ.", "Завершённых согласий нет.", "There is no ended consent."),
  refused: say("Келісім бермегендеріңіз", "Где вы не дали согласия", "Where you refused"),
  givenOn: say("Берілген күні", "Когда дано", "Given on"),
  look: say("Түбіртекті ашу", "Открыть квитанцию", "Open the receipt"),
  lookRefused: say("Сұрауды ашу", "Открыть запрос", "Open the request"),
} as const;

/** Words of a receipt. */
export const receiptWords = {
  receipt: say("Келісім түбіртегі", "Квитанция о согласии", "Consent receipt"),
  given: say("Келісім берілді", "Согласие дано", "Consent given"),
  givenNext1: say(
    "Ұйымға хабарланды. Ол енді осы түбіртекте жазылған деректерді осы мақсат үшін ала алады.",
    "Организация об этом узнала. Теперь она может брать названные здесь данные для этой цели.",
    "The organisation was told. It can now take the data named here for this purpose.",
  ),
  givenNext2: say(
    "Әр жолғы қол жеткізу «Деректеріме кім қол жеткізді?» бетінде көрінеді.",
    "Каждый доступ виден на странице «Кто обращался к моим данным?».",
    "Each access is shown on the page “Who accessed my data?”.",
  ),
  givenNext3: say(
    "Ойыңыз өзгерсе, осы беттегі «Келісімді кері қайтарып алу» түймесін басыңыз.",
    "Если передумаете, нажмите на этой странице «Отозвать согласие».",
    "If you change your mind, press “Withdraw the consent” on this page.",
  ),
  status: say("Күйі", "Состояние", "State"),
  grantedAt: say("Тіркелген уақыты", "Когда записано", "Recorded"),
  effectiveAt: say("Қағаздағы күні", "Дата на бумаге", "Date on the paper"),
  how: say("Қалай берілді", "Как дано", "How it was given"),
  "sign-in": say(
    "Порталға кіріп, өз құрылғысынан",
    "Через вход в портал, на своём устройстве",
    "By signing in to the portal, on one's own device",
  ),
  written: say("Жазбаша, қағазда", "Письменно, на бумаге", "In writing, on paper"),
  "other-provable": say(
    "Растауға болатын өзге тәсілмен",
    "Иным подтверждаемым способом",
    "In another way that can be proved",
  ),
  "electronic-signature": say(
    "Электрондық цифрлық қолтаңбамен",
    "Электронной цифровой подписью",
    "By electronic signature",
  ),
  "sms-reply": say("Телефоннан хабармен", "Сообщением с телефона", "By a message from the phone"),
  recordedBy: say("Жауапты кім тіркеді", "Кто зафиксировал ответ", "Who recorded the answer"),
  person: say(
    "Өзіңіз: осы сервис жауабыңызды тікелей сізден алды",
    "Вы сами: сервис получил ответ прямо от вас",
    "You yourself: this service got the answer from you directly",
  ),
  personFor: say(
    "Заңды өкіл өз атынан кіріп берді: осы сервис жауапты тікелей одан алды",
    "Законный представитель сам: сервис получил ответ прямо от него",
    "The legal representative: this service got the answer from her directly",
  ),
  "asserted-by": say(
    "Қызмет көрсету орны, сіздің құжатыңыз бойынша:",
    "Пункт обслуживания по вашему документу:",
    "A service desk, by your document:",
  ),
  "asserted-by-holder": say(
    "Келісімді алған ұйымның өзі, сіздің құжатыңыз бойынша:",
    "Сама организация, получившая согласие, по вашему документу:",
    "The organisation that got the consent, by your document:",
  ),
  imported: say(
    "Ұйым: келісім бұрын немесе басқа жерде берілген деп хабарлады:",
    "Организация сообщила, что согласие дано раньше или в другом месте:",
    "The organisation says that it was given before or elsewhere:",
  ),
  actedBy: say("Сіздің орныңызға берген", "Кто дал за вас", "Given in your place by"),
  withdrawnAt: say("Кері қайтарып алынған уақыты", "Когда отозвано", "Withdrawn"),
  disputedAt: say("Дау айтылған уақыты", "Когда оспорено", "Disputed"),
  proveBy: say(
    "Ұйым дәлелдейтін соңғы күн",
    "Последний день доказательства",
    "Last day of the proof",
  ),
  endedAt: say("Мақсатына жеткен уақыты", "Когда цель достигнута", "Purpose reached"),
  newer: say("Жаңа келісімді ашу", "Открыть новое согласие", "Open the newer consent"),
  evidence: say(
    "Дәлелдің бақылау сомасы",
    "Контрольная сумма доказательства",
    "Checksum of the evidence",
  ),
  evidenceHelp: say(
    "Сервисте сақталған дәлелден есептелген. Дәлел өзгерсе, бұл сан сәйкес келмейді.",
    "Вычислена из доказательства, которое хранит сервис. Если его изменить, число не совпадёт.",
    "Counted from the evidence that the service keeps. If that is changed, the number no longer fits.",
  ),
  technical: say(
    "Дәлел және бақылау сомалары",
    "Доказательство и контрольные суммы",
    "Evidence and checksums",
  ),
  what: say("Не берілді", "Что дано", "What was given"),
  tracker: say("Ұйымдар не істеп жатыр", "Что делают организации", "What the organisations do"),
  canDo: say("Не істей аласыз", "Что вы можете сделать", "What you can do"),
  notMe: say("Бұл мен емес едім", "Это был не я", "This was not me"),
  object: say(
    "Автоматтандырылған өңдеуге қарсылық білдіру",
    "Возразить против автоматизированной обработки",
    "Object to automated processing",
  ),
  ask: say(
    "Ұйымнан деректерім туралы сұрау",
    "Спросить организацию о моих данных",
    "Ask the organisation about my data",
  ),
  complain: say("Шағым беру", "Подать жалобу", "Complain"),
  accesses: say(
    "Деректеріме кім қол жеткізді?",
    "Кто обращался к моим данным?",
    "Who accessed my data?",
  ),
  download: say("Түбіртекті сақтап алу", "Сохранить квитанцию", "Save the receipt"),
  pdf: say("PDF құжаты", "Документ PDF", "PDF document"),
  json: say("Қол қойылған файл (JSON)", "Подписанный файл (JSON)", "Signed file (JSON)"),
  howToWithdraw: say("Қалай кері қайтарып алуға болады", "Как отозвать", "How to withdraw"),
  howToWithdrawText: say(
    "Порталға кіріп, осы келісімді ашыңыз және «Келісімді кері қайтарып алу» түймесін басыңыз, содан кейін растаңыз. Интернетсіз: қызмет көрсету орнына немесе ұйымның өзіне жазбаша өтініш беріңіз. Содан кейін ұйым 15 жұмыс күні ішінде өңдеуді тоқтатуға не уәжді бас тартуды ұсынуға міндетті.",
    "Войдите в портал, откройте это согласие, нажмите «Отозвать согласие» и подтвердите. Без интернета: письменно, через пункт обслуживания или в самой организации. После этого организация обязана за 15 рабочих дней прекратить обработку или представить мотивированный отказ.",
    "Sign in to the portal, open this consent, press “Withdraw the consent” and confirm. Without the internet: in writing, through a service desk or at the organisation itself. The organisation must then stop processing within 15 working days or present a reasoned refusal.",
  ),
  noNotice: say(
    "Хабарламаның мәтіні осы сервисте сақталмаған: келісім басқа жерде берілген.",
    "Текст уведомления здесь не хранится: согласие дано в другом месте.",
    "The text of the notice is not kept here: the consent was given elsewhere.",
  ),
} as const;
