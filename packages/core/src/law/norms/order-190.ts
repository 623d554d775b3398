import { ORDER_190_FIRST_DAY } from "../source.ts";
import type { Norm } from "./norm.ts";

const SINCE = { from: ORDER_190_FIRST_DAY, to: null } as const;
const RULES = { act: "395/НҚ", trust: "act", inForce: SINCE, level: "bylaw" } as const;
const ORDER = { act: "190/НҚ", trust: "act", inForce: SINCE, level: "bylaw" } as const;

const ACCESS = {
  kk: "Дербес деректерге қол жеткізу",
  ru: "Доступ к персональным данным",
  en: "Access to personal data",
};
const OLDER_WORDING_NOT_HELD = {
  kk: "Бұл тармақ 12.07.2026 дейін басқа редакцияда болған; ол мәтін бізде жоқ.",
  ru: "До 12.07.2026 этот пункт действовал в другой редакции; её текста у нас нет.",
  en: "Before 12.07.2026 this paragraph had another wording, whose text is not held.",
};
const BODY_INSIDE_MINISTRY = {
  kk: "Министрліктің өз ішіндегі іс-шара: бұл сервистен ештеңе талап етпейді.",
  ru: "Действие внутри министерства: от этого сервиса ничего не требует.",
  en: "An act inside the ministry: it asks nothing of this service.",
};

/** The Rules of collection and processing as order 190/НҚ words them, and the order's own items. */
export const ORDER_190_NORMS: readonly Norm[] = [
  {
    ...ORDER,
    id: "O190-1",
    place: { kk: "Бұйрықтың 1-тармағы", ru: "пункт 1 приказа", en: "item 1 of the order" },
    text: {
      kk: "… № 395/НҚ бұйрығына … мынадай өзгерістер енгізілсін",
      ru: "Внести в приказ № 395/НҚ следующие изменения",
      en: "The following changes are made to order No 395/НҚ",
    },
    obliged: { roles: ["anyone"], trust: "act" },
    trigger: null,
    deadline: null,
    status: "informational",
    reason: {
      kk: "Өзгерістерді бастайтын сөйлем: мазмұны кейінгі нормаларда.",
      ru: "Вводная фраза: содержание в следующих нормах.",
      en: "The opening words of the changes: their content is in the norms below.",
    },
  },
  {
    ...RULES,
    id: "R395-2-1",
    place: {
      kk: "Қағидалардың 2-тармағының 1) тармақшасы",
      ru: "подпункт 1) пункта 2 Правил",
      en: "Rules 2(1)",
    },
    text: {
      kk: "дербес деректер – дербес деректердің бір немесе бірнеше сәйкестендіргішімен толықтырылған, дербес деректер субъектісі туралы мәліметтер немесе мәліметтер жиынтығы",
      ru: "персональные данные – сведения или совокупность сведений о субъекте, дополненные одним или несколькими идентификаторами персональных данных",
      en: "personal data: information or a set of information about a data subject, supplemented by one or more identifiers of personal data",
    },
    obliged: { roles: ["anyone"], trust: "act" },
    trigger: {
      kk: "Деректер санатын сипаттау",
      ru: "Описание категории данных",
      en: "Describing a category of data",
    },
    deadline: null,
    status: "tracked",
    reason: OLDER_WORDING_NOT_HELD,
  },
  {
    ...RULES,
    id: "R395-2-10",
    place: {
      kk: "Қағидалардың 2-тармағының 10) тармақшасы",
      ru: "подпункт 10) пункта 2 Правил",
      en: "Rules 2(10)",
    },
    text: {
      kk: "мемлекеттік емес сервис – … мемлекеттік емес цифрлық объектілерінде қамтылған дербес деректерге қол жеткізу кезінде меншік иелерінің және (немесе) операторлардың, үшінші тұлғалардың дербес деректер субъектісімен ақпараттық өзара іс-қимылын қамтамасыз ететін қызмет",
      ru: "негосударственный сервис – услуга, обеспечивающая информационное взаимодействие собственников и (или) операторов, третьих лиц с субъектом при доступе к персональным данным в негосударственных цифровых объектах, включая получение согласия",
      en: "non-state service: a service that ensures the information interaction of owners and (or) operators and third parties with the data subject on access to personal data in non-state digital objects, including getting her consent",
    },
    obliged: { roles: ["non-state-service"], trust: "act" },
    trigger: ACCESS,
    deadline: null,
    status: "enforced",
    reason: OLDER_WORDING_NOT_HELD,
  },
  {
    ...RULES,
    id: "R395-2-11",
    place: {
      kk: "Қағидалардың 2-тармағының 11) тармақшасы",
      ru: "подпункт 11) пункта 2 Правил",
      en: "Rules 2(11)",
    },
    text: {
      kk: "мемлекеттік сервис – … мемлекеттік органдардың және (немесе) мемлекеттік заңды тұлғалардың цифрлық объектілерінде қамтылған дербес деректерге қол жеткізу кезінде меншік иелерінің және (немесе) операторлардың, үшінші тұлғалардың дербес деректер субъектісімен және уәкілетті органмен ақпараттық өзара іс-қимылын қамтамасыз ететін қызмет",
      ru: "государственный сервис – услуга, обеспечивающая такое же взаимодействие с субъектом и уполномоченным органом при доступе к данным в цифровых объектах государственных органов и (или) государственных юридических лиц",
      en: "state service: the same interaction with the data subject and the authorised body, on access to data in digital objects of state bodies and (or) state legal entities",
    },
    obliged: { roles: ["state-service"], trust: "act" },
    trigger: ACCESS,
    deadline: null,
    status: "enforced",
    reason: OLDER_WORDING_NOT_HELD,
  },
  {
    ...RULES,
    id: "R395-6-1",
    place: {
      kk: "Қағидалардың 6-тармағының бірінші бөлігі",
      ru: "часть первая пункта 6 Правил",
      en: "Rules 6 part 1",
    },
    text: {
      kk: "Субъект … дербес деректерді жинауға, өңдеуге жазбаша, мемлекеттік сервис, мемлекеттік емес сервис арқылы не келісімді алғанын растауға мүмкіндік беретін өзге де тәсілмен келісім береді",
      ru: "Субъект даёт согласие на сбор, обработку письменно, через государственный сервис, негосударственный сервис либо иным способом, позволяющим подтвердить получение согласия",
      en: "The data subject consents to collection and processing in writing, through the state service, the non-state service, or in another way that makes it possible to confirm that the consent was obtained",
    },
    obliged: { roles: ["owner", "operator", "third-party"], trust: "recalled" },
    trigger: { kk: "Келісім беру", ru: "Дача согласия", en: "Giving consent" },
    deadline: null,
    status: "enforced",
    reason: OLDER_WORDING_NOT_HELD,
  },
  {
    ...RULES,
    id: "R395-LR",
    place: {
      kk: "Қағидалардың 6-тармағының бірінші бөлігі",
      ru: "часть первая пункта 6 Правил",
      en: "Rules 6 part 1",
    },
    text: {
      kk: "Субъект немесе оның заңды өкілі … келісім береді (оны кері қайтарып алады)",
      ru: "Субъект или его законный представитель даёт (отзывает) согласие",
      en: "The data subject or her legal representative gives (withdraws) the consent",
    },
    obliged: { roles: ["legal-representative"], trust: "act" },
    trigger: {
      kk: "Заңды өкілдің әрекеті",
      ru: "Действие законного представителя",
      en: "An act of the legal representative",
    },
    deadline: null,
    status: "enforced",
  },
  {
    ...RULES,
    id: "R395-6-1w",
    place: {
      kk: "Қағидалардың 6-тармағының бірінші бөлігі",
      ru: "часть первая пункта 6 Правил",
      en: "Rules 6 part 1",
    },
    text: {
      kk: "… келісім береді (оны кері қайтарып алады)",
      ru: "теми же способами отзывает согласие",
      en: "withdraws the consent in the same ways",
    },
    obliged: { roles: ["data-subject", "legal-representative"], trust: "act" },
    trigger: {
      kk: "Келісімді кері қайтарып алу",
      ru: "Отзыв согласия",
      en: "Withdrawal of consent",
    },
    deadline: null,
    status: "enforced",
  },
  {
    ...RULES,
    id: "R395-6-2",
    place: {
      kk: "Қағидалардың 6-тармағының екінші бөлігі",
      ru: "часть вторая пункта 6 Правил",
      en: "Rules 6 part 2",
    },
    text: {
      kk: "Мемлекеттік органдардың және (немесе) мемлекеттік заңды тұлғалардың цифрлық объектілеріндегі дербес деректерді жинау және (немесе) өңдеу кезінде келісім мемлекеттік сервис арқылы беріледі.",
      ru: "При сборе и (или) обработке персональных данных в цифровых объектах государственных органов и (или) государственных юридических лиц согласие даётся через государственный сервис.",
      en: "When personal data in digital objects of state bodies and (or) state legal entities are collected and (or) processed, consent is given through the state service.",
    },
    obliged: { roles: ["owner", "operator", "third-party"], trust: "recalled" },
    trigger: {
      kk: "Мемлекеттік объектідегі деректерді жинау немесе өңдеу",
      ru: "Сбор или обработка данных в государственном объекте",
      en: "Collection or processing of data in a state object",
    },
    deadline: null,
    status: "enforced",
  },
  {
    ...ORDER,
    id: "O190-2-1",
    formerIds: ["R395-P2-1"],
    place: {
      kk: "Бұйрықтың 2-тармағының 1) тармақшасы",
      ru: "подпункт 1) пункта 2 приказа",
      en: "item 2(1) of the order",
    },
    text: {
      kk: "осы бұйрықты … Әділет министрлігінде мемлекеттік тіркеуді … қамтамасыз етсін",
      ru: "обеспечить государственную регистрацию приказа в Министерстве юстиции",
      en: "ensures state registration of the order with the Ministry of Justice",
    },
    obliged: { roles: ["state-body"], trust: "act" },
    trigger: null,
    deadline: null,
    status: "informational",
    reason: BODY_INSIDE_MINISTRY,
  },
  {
    ...ORDER,
    id: "O190-2-2",
    formerIds: ["R395-P2-2"],
    place: {
      kk: "Бұйрықтың 2-тармағының 2) тармақшасы",
      ru: "подпункт 2) пункта 2 приказа",
      en: "item 2(2) of the order",
    },
    text: {
      kk: "осы бұйрық ресми жарияланғаннан кейін оны … интернет-ресурсында орналастыруды",
      ru: "разместить приказ на интернет-ресурсе министерства после официального опубликования",
      en: "places the order on the ministry's internet resource after its official publication",
    },
    obliged: { roles: ["state-body"], trust: "act" },
    trigger: null,
    deadline: null,
    status: "informational",
    reason: BODY_INSIDE_MINISTRY,
  },
  {
    ...ORDER,
    id: "O190-2-3",
    formerIds: ["R395-P2-3"],
    place: {
      kk: "Бұйрықтың 2-тармағының 3) тармақшасы",
      ru: "подпункт 3) пункта 2 приказа",
      en: "item 2(3) of the order",
    },
    text: {
      kk: "осы бұйрық мемлекеттік тіркелгеннен кейін он жұмыс күні ішінде … Заң департаментіне … мәліметтер ұсынуды қамтамасыз етсін",
      ru: "в течение десяти рабочих дней после государственной регистрации представить сведения в Юридический департамент",
      en: "within ten working days after state registration, gives information to the Legal Department",
    },
    obliged: { roles: ["state-body"], trust: "act" },
    trigger: {
      kk: "Бұйрықтың мемлекеттік тіркелуі",
      ru: "Государственная регистрация приказа",
      en: "State registration of the order",
    },
    deadline: {
      days: 10,
      unit: "working-days",
      from: {
        kk: "мемлекеттік тіркелгеннен кейін",
        ru: "после государственной регистрации",
        en: "after state registration",
      },
    },
    status: "informational",
    reason: BODY_INSIDE_MINISTRY,
  },
  {
    ...ORDER,
    id: "O190-3",
    formerIds: ["R395-P3"],
    place: { kk: "Бұйрықтың 3-тармағы", ru: "пункт 3 приказа", en: "item 3 of the order" },
    text: {
      kk: "Осы бұйрықтың орындалуын бақылау жетекшілік ететін … вице-министріне жүктелсін.",
      ru: "Контроль за исполнением возложить на курирующего вице-министра.",
      en: "Control of execution lies with the supervising vice-minister.",
    },
    obliged: { roles: ["state-body"], trust: "act" },
    trigger: null,
    deadline: null,
    status: "informational",
    reason: BODY_INSIDE_MINISTRY,
  },
  {
    ...ORDER,
    id: "O190-4-1",
    formerIds: ["R395-EIF"],
    place: { kk: "Бұйрықтың 4-тармағы", ru: "пункт 4 приказа", en: "item 4 of the order" },
    text: {
      kk: "Осы бұйрық 2026 жылғы 12 шілдеден бастап қолданысқа енгізіледі",
      ru: "Приказ вводится в действие с 12 июля 2026 года",
      en: "The order takes effect from 12 July 2026",
    },
    obliged: { roles: ["anyone"], trust: "act" },
    trigger: null,
    deadline: null,
    status: "enforced",
  },
  {
    ...ORDER,
    id: "O190-4-2",
    place: { kk: "Бұйрықтың 4-тармағы", ru: "пункт 4 приказа", en: "item 4 of the order" },
    text: {
      kk: "және ресми жариялануға жатады",
      ru: "и подлежит официальному опубликованию",
      en: "and is subject to official publication",
    },
    obliged: { roles: ["state-body"], trust: "act" },
    trigger: null,
    deadline: null,
    status: "informational",
    reason: BODY_INSIDE_MINISTRY,
  },
];
