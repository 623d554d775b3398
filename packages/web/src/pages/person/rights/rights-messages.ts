import type { ComplaintAddressee, RightsCallKind, Text3 } from "@kelisim/core";
import { say } from "../../../i18n/say.ts";

type RightWords = {
  /** What she does, as a link and as the heading of its form. */
  readonly title: Text3;
  /** What it is and what comes of it. */
  readonly lead: Text3;
  /** Over the field for her words. */
  readonly text: Text3;
  readonly hint: Text3;
  readonly send: Text3;
  /** What the sent thing is called. */
  readonly name: Text3;
};

/** Each right in plain words. */
export const rightWords: Readonly<Record<RightsCallKind, RightWords>> = {
  objection: {
    title: say(
      "Автоматтандырылған өңдеуге қарсылық білдіру",
      "Возразить против автоматизированной обработки",
      "Object to automated processing",
    ),
    lead: say(
      "Деректеріңізді жүйе адамның қатысуынсыз өңдеді. Қарсылық білдірсеңіз, ұйым оны 3 жұмыс күні ішінде қарап, нәтижесін хабарлауға міндетті. Қарсылық өңдеуді өздігінен тоқтатпайды: тоқтату үшін келісімді кері қайтарып алыңыз.",
      "Ваши данные обработала система без участия человека. Если вы возразите, организация обязана в течение 3 рабочих дней рассмотреть возражение и сообщить результат. Само возражение обработку не останавливает: для этого отзовите согласие.",
      "A system processed your data without a person taking part. If you object, the organisation must consider it within 3 working days and tell you the result. The objection does not stop the processing by itself: withdraw your consent for that.",
    ),
    text: say("Неге қарсысыз?", "Почему вы возражаете?", "Why do you object?"),
    hint: say(
      "Нені дұрыс емес деп санайтыныңызды өз сөзіңізбен жазыңыз.",
      "Напишите своими словами, что считаете неправильным.",
      "Say in your own words what you think is wrong.",
    ),
    send: say("Қарсылықты жіберу", "Отправить возражение", "Send the objection"),
    name: say("Қарсылық", "Возражение", "Objection"),
  },
  inquiry: {
    title: say("Деректерім туралы сұрақ қою", "Спросить о моих данных", "Ask about my data"),
    lead: say(
      "Ұйымнан өзіңіз туралы қандай деректер барын, оларды қайдан алғанын, не үшін өңдейтінін және кімге бергенін сұрай аласыз. Ұйым 3 жұмыс күні ішінде жауап беруге немесе уәжді бас тартуға міндетті.",
      "Вы можете спросить, какие данные о вас есть у организации, откуда они, зачем обрабатываются и кому переданы. Организация обязана ответить или дать мотивированный отказ в течение 3 рабочих дней.",
      "You can ask which data an organisation has about you, where they come from, what they are processed for and who received them. It must answer, or give a reasoned refusal, within 3 working days.",
    ),
    text: say("Сұрағыңыз", "Ваш вопрос", "Your question"),
    hint: say(
      "Не білгіңіз келетінін жазыңыз.",
      "Напишите, что хотите узнать.",
      "Say what you want to know.",
    ),
    send: say("Сұрақты жіберу", "Отправить вопрос", "Send the question"),
    name: say("Сұрақ", "Вопрос", "Question"),
  },
  correction: {
    title: say(
      "Деректерді түзетуді талап ету",
      "Потребовать исправить данные",
      "Have data corrected",
    ),
    lead: say(
      "Деректеріңіз қате, толық емес немесе ескірген болса, ұйым оларды 1 жұмыс күні ішінде түзетуге, түзету мүмкін болмаса, жоюға міндетті. Қатені дәлелдейтін құжатты ұйым сізден сұрауы мүмкін.",
      "Если данные о вас неверны, неполны или устарели, организация обязана исправить их в течение 1 рабочего дня, а если это невозможно – уничтожить. Она может попросить документ, который подтверждает ошибку.",
      "If your data are wrong, incomplete or out of date, the organisation must correct them within 1 working day, or destroy them where that is impossible. It may ask for a document that shows the mistake.",
    ),
    text: say(
      "Не қате, дұрысы қандай?",
      "Что неверно и как правильно?",
      "What is wrong, and what is right?",
    ),
    hint: say(
      "Қай дерек қате екенін және дұрысы қандай екенін жазыңыз.",
      "Напишите, какие данные неверны и как должно быть.",
      "Say which data are wrong and what they should be.",
    ),
    send: say("Талапты жіберу", "Отправить требование", "Send the demand"),
    name: say("Түзету талабы", "Требование исправить", "Demand to correct"),
  },
  blocking: {
    title: say(
      "Деректерді бұғаттауды талап ету",
      "Потребовать заблокировать данные",
      "Have data blocked",
    ),
    lead: say(
      "Ұйым деректеріңізді заңды бұзып жинады немесе өңдеді деп санасаңыз, хабарлаңыз. Ұйым 1 жұмыс күні ішінде деректерді бұғаттайды да, тексереді. Бұзушылық расталса, деректер жойылады; расталмаса, бұғат алынады.",
      "Если вы считаете, что организация собрала или обработала ваши данные с нарушением закона, сообщите. Она в течение 1 рабочего дня заблокирует данные и проверит. Если нарушение подтвердится, данные уничтожат; если нет – блокирование снимут.",
      "If you think that an organisation collected or processed your data against the law, say so. Within 1 working day it blocks the data and checks. If the breach is confirmed, the data are destroyed; if not, the blocking is lifted.",
    ),
    text: say("Заң қалай бұзылды?", "Как нарушен закон?", "How was the law broken?"),
    hint: say(
      "Не болғанын және оны қайдан білгеніңізді жазыңыз.",
      "Напишите, что произошло и откуда вы об этом знаете.",
      "Say what happened and how you know of it.",
    ),
    send: say("Хабарды жіберу", "Отправить сообщение", "Send the report"),
    name: say("Бұғаттау талабы", "Требование заблокировать", "Demand to block"),
  },
  destruction: {
    title: say(
      "Деректерді жоюды талап ету",
      "Потребовать уничтожить данные",
      "Have data destroyed",
    ),
    lead: say(
      "Ұйымның деректеріңізді ұстауға негізі қалмаса, оларды жоюды талап ете аласыз. Ұйым 1 жұмыс күні ішінде деректерді жоюға немесе сақтауға не міндеттейтінін айтуға тиіс.",
      "Если у организации больше нет оснований держать ваши данные, вы можете потребовать их уничтожить. В течение 1 рабочего дня она должна уничтожить данные или сказать, что обязывает их хранить.",
      "If an organisation has no ground left to keep your data, you can demand that they be destroyed. Within 1 working day it must destroy them, or say what obliges it to keep them.",
    ),
    text: say("Неге жою керек?", "Почему их нужно уничтожить?", "Why should they be destroyed?"),
    hint: say(
      "Қай деректерді және неге жою керегін жазыңыз.",
      "Напишите, какие данные и почему нужно уничтожить.",
      "Say which data, and why.",
    ),
    send: say("Талапты жіберу", "Отправить требование", "Send the demand"),
    name: say("Жою талабы", "Требование уничтожить", "Demand to destroy"),
  },
  complaint: {
    title: say("Шағым беру", "Подать жалобу", "Complain"),
    lead: say(
      "Ұйымның әрекетіне де, әрекетсіздігіне де шағымдана аласыз. Шағымды кімге беретініңізді өзіңіз таңдайсыз. Ұйым не істегенін немесе неге істемегенін 3 жұмыс күні ішінде түсіндіруге тиіс: бұл мерзімді осы қызмет белгілейді.",
      "Вы можете пожаловаться и на действия, и на бездействие организации. Кому жаловаться, решаете вы. Организация в течение 3 рабочих дней объясняет, что она сделала или почему не сделала: этот срок установила сама служба.",
      "You can complain of what an organisation did and of what it left undone. To whom is your choice. Within 3 working days the organisation explains what it did or why it did not: that term is set by this service.",
    ),
    text: say("Не болды?", "Что произошло?", "What happened?"),
    hint: say(
      "Ұйым не істегенін немесе не істемегенін және не талап ететініңізді жазыңыз.",
      "Напишите, что организация сделала или не сделала и чего вы требуете.",
      "Say what the organisation did or did not do, and what you want.",
    ),
    send: say("Шағымды жіберу", "Отправить жалобу", "Send the complaint"),
    name: say("Шағым", "Жалоба", "Complaint"),
  },
};

/** To whom a complaint goes, and what comes of it. */
export const addresseeWords: Readonly<
  Record<ComplaintAddressee, { readonly name: Text3; readonly help: Text3 }>
> = {
  "authorised-body": {
    name: say("Уәкілетті органға", "В уполномоченный орган", "To the authorised body"),
    help: say(
      "Шағымды және оның іс материалдарын уәкілетті орган осы қызметтен көреді.",
      "Уполномоченный орган видит жалобу и материалы дела в этой службе.",
      "The authorised body sees the complaint and its case file in this service.",
    ),
  },
  prosecutor: {
    name: say("Прокурорға", "Прокурору", "To the prosecutor"),
    help: say(
      "Осы бетті басып шығарып, прокуратураға өзіңіз тапсырасыз: бұл қызмет оны жібермейді.",
      "Вы распечатываете эту страницу и подаёте в прокуратуру сами: служба её не пересылает.",
      "You print this page and hand it in to the prosecutor yourself: the service does not send it.",
    ),
  },
  court: {
    name: say("Сотқа", "В суд", "To a court"),
    help: say(
      "Осы бетті басып шығарып, сотқа өзіңіз тапсырасыз: бұл қызмет оны жібермейді.",
      "Вы распечатываете эту страницу и подаёте в суд сами: служба её не пересылает.",
      "You print this page and hand it in to the court yourself: the service does not send it.",
    ),
  },
};

/** Words of the forms, the list and the tracker. */
export const rights = {
  explanation: {
    kk: "Ұйымның түсініктемесі",
    ru: "Объяснение организации",
    en: "The organisation's explanation",
  },
  listTitle: say("Өтініштерім", "Мои обращения", "My requests"),
  listTitleFor: say("Өтініштер", "Обращения", "Requests"),
  listLead: say(
    "Ұйымдарға жіберілген қарсылық, сұрақ, талап пен шағым, әрқайсысының жауабы және мерзімі.",
    "Возражения, вопросы, требования и жалобы, отправленные организациям, ответы на них и сроки.",
    "Objections, questions, demands and complaints that were sent to organisations, with answers and terms.",
  ),
  none: say(
    "Әзірге өтініш жіберілмеген. Төмендегі құқықтардың бірін пайдаланып, бастай аласыз.",
    "Обращений пока нет. Начните с одного из прав ниже.",
    "Nothing has been sent yet. Begin with one of the rights below.",
  ),
  new: say("Жаңа өтініш", "Новое обращение", "New request"),
  party: say("Қай ұйымға?", "Какой организации?", "To which organisation?"),
  notInList: say(
    "Ұйым тізімде жоқ па?",
    "Организации нет в списке?",
    "Is the organisation not in the list?",
  ),
  otherParty: say("Ұйымның БСН нөмірі", "БИН организации", "BIN of the organisation"),
  otherPartyHint: say(
    "12 цифр. Тек ұйым тізімде болмаса ғана толтырыңыз.",
    "12 цифр. Заполните, только если организации нет в списке.",
    "12 digits. Only where the organisation is not in the list.",
  ),
  place: say("Қай дерекқор?", "Какая база данных?", "Which base?"),
  placeHint: say(
    "Деректер сақталған цифрлық объектіні таңдаңыз.",
    "Выберите цифровой объект, в котором хранятся данные.",
    "Choose the digital object that holds the data.",
  ),
  noPlaces: say(
    "Сіз туралы деректері бар дерекқор бізге белгісіз. Алдымен ұйымнан сұраңыз.",
    "Нам неизвестна база с вашими данными. Сначала спросите организацию.",
    "We know of no base that holds your data. Ask the organisation first.",
  ),
  categories: say("Қай деректер?", "Какие данные?", "Which data?"),
  categoriesHint: say(
    "Белгілемесеңіз, өтініш ұйымдағы барлық деректеріңіз туралы болады.",
    "Если ничего не отметить, обращение будет обо всех ваших данных у этой организации.",
    "If you tick nothing, it is about all of your data that the organisation has.",
  ),
  addressee: say("Шағымды кімге бересіз?", "Кому вы жалуетесь?", "To whom do you complain?"),
  about: say("Не туралы", "О чём", "What it is about"),
  aboutAccess: say("Деректерге қол жеткізу", "Обращение к данным", "An access to the data"),
  aboutConsent: say("Келісім", "Согласие", "A consent"),
  aboutDuty: say("Ұйымның міндеті", "Обязанность организации", "A duty of the organisation"),
  aboutOutcome: say(
    "Автоматтандырылған өңдеудің нәтижесі",
    "Результат автоматизированной обработки",
    "An outcome of automated processing",
  ),
  whoAnswers: say(
    "Кім және қашанға дейін жауап береді?",
    "Кто и до какого дня отвечает?",
    "Who answers, and until when?",
  ),
  whoAnswersText: say(
    "Жауапты таңдалған ұйым береді. Өтініш бүгін жіберілсе, мерзімі мынадай:",
    "Отвечает выбранная организация. Если отправить сегодня, срок такой:",
    "The organisation that you choose answers. If it is sent today, the term is:",
  ),
  byLaw: say("Мерзімді заң белгілейді:", "Срок установлен законом:", "The term is set by law:"),
  bySelf: say(
    "Бұл мерзімді заң емес, осы қызмет белгілейді.",
    "Этот срок установлен не законом, а самой службой.",
    "This term is set by this service, not by an act.",
  ),
  sent: say("Жіберілді", "Отправлено", "Sent"),
  sentTitle: say("Өтініш жіберілді", "Обращение отправлено", "It was sent"),
  sentText: say(
    "Ұйым оны көреді. Жауабы осы бетте шығады; мерзімі төменде жазылған.",
    "Организация его видит. Ответ появится на этой странице; срок указан ниже.",
    "The organisation sees it. The answer appears on this page; the term is below.",
  ),
  said: say("Өтініштің мәтіні", "Текст обращения", "What was said"),
  back: say("Барлық өтініштер", "Все обращения", "All requests"),
  filedFor: say(
    "Заңды өкіл жіберген",
    "Отправил законный представитель",
    "Sent by a legal representative",
  ),
  open: say("Жауап күтілуде", "Ожидается ответ", "Waiting for an answer"),
  print: say(
    "Бұл бетті басып шығаруға болады: онда өтініштің мәтіні, күндері мен жауабы бар.",
    "Эту страницу можно распечатать: на ней текст обращения, даты и ответ.",
    "This page can be printed: it holds the words, the days and the answer.",
  ),
} as const;

/** Faults of the forms. */
export const rightsFaults = {
  party: say(
    "Ұйымды таңдаңыз немесе БСН нөмірін жазыңыз.",
    "Выберите организацию или укажите её БИН.",
    "Choose an organisation or give its BIN.",
  ),
  unknownBin: say(
    "Мұндай БСН нөмірі бар ұйым бұл қызметте тіркелмеген. Цифрларын тексеріңіз.",
    "Организация с таким БИН здесь не зарегистрирована. Проверьте цифры.",
    "No organisation with this BIN is registered here. Check the digits.",
  ),
  place: say("Дерекқорды таңдаңыз.", "Выберите базу данных.", "Choose a base."),
  addressee: say(
    "Шағымды кімге беретініңізді таңдаңыз.",
    "Выберите, кому вы жалуетесь.",
    "Choose to whom you complain.",
  ),
  text: say("Өз сөзіңізбен жазыңыз.", "Напишите своими словами.", "Say it in your own words."),
  long: say(
    "Мәтін тым ұзақ: 4000 таңбаға дейін болсын.",
    "Текст слишком длинный: не больше 4000 знаков.",
    "The text is too long: 4000 characters at most.",
  ),
  signs: say(
    "Мәтінде көрінбейтін таңбалар бар. Оларды алып тастап, қайта жазыңыз.",
    "В тексте есть невидимые знаки. Уберите их и напишите заново.",
    "There are invisible characters in the text. Take them out and write it again.",
  ),
  representative: say(
    "Сіздің өкілеттігіңіз бұған жетпейді.",
    "Ваших полномочий для этого недостаточно.",
    "Your authority does not reach so far.",
  ),
  representativeObjects: say(
    "Қарсылықты адамның өзі білдіреді: заңда өкіл аталмаған.",
    "Возражает сам человек: представитель в этой норме не назван.",
    "The person herself objects: the norm names no representative.",
  ),
  other: say(
    "Қазір қабылданбады. Кейінірек қайталап көріңіз.",
    "Сейчас принять нельзя. Попробуйте позже.",
    "It cannot be taken now. Try again later.",
  ),
} as const;
