import type {
  RepresentationBasis,
  RepresentationScope,
  RepresentationStatus,
  Text3,
} from "@kelisim/core";
import { say } from "../../../i18n/say.ts";

/** By what right somebody acts for another. */
export const basisWords: Readonly<Record<RepresentationBasis, Text3>> = {
  parent: say("ата-ана ретінде", "как родитель", "as a parent"),
  guardian: say("қорғаншы ретінде", "как опекун", "as a guardian"),
  trustee: say("қамқоршы ретінде", "как попечитель", "as a trustee"),
  "power-of-attorney": say("сенімхат бойынша", "по доверенности", "by a power of attorney"),
  "court-decision": say("сот шешімі бойынша", "по решению суда", "by a court’s decision"),
};

/** What she may do. */
export const scopeWords: Readonly<Record<RepresentationScope, Text3>> = {
  give: say("келісім беру", "давать согласие", "give consent"),
  withdraw: say("келісімді кері қайтарып алу", "отзывать согласие", "withdraw consent"),
  rights: say(
    "сұрақ қою, талап ету, шағымдану",
    "спрашивать, требовать, жаловаться",
    "ask, demand and complain",
  ),
};

type EndReason = Extract<RepresentationStatus, { state: "ended" }>["reason"];

/** Why it ended. */
export const endWords: Readonly<Record<EndReason, Text3>> = {
  revoked: say("кері қайтарып алынды", "отозвано", "revoked"),
  restored: say(
    "адамның әрекетке қабілеттілігі қалпына келтірілді",
    "дееспособность восстановлена",
    "capacity was restored",
  ),
  "came-of-age": say("адам кәмелетке толды", "наступило совершеннолетие", "came of age"),
  replaced: say("орнына басқа өкіл келді", "заменено другим", "replaced by another"),
  died: say("өкіл немесе адам қайтыс болды", "в связи со смертью", "because of a death"),
  "term-over": say("мерзімі аяқталды", "срок истёк", "its term is over"),
};

/** Words of the pages about representatives and personas. */
export const representatives = {
  title: say("Заңды өкілдер", "Законные представители", "Legal representatives"),
  forMe: say(
    "Менің атымнан кім әрекет ете алады?",
    "Кто может действовать за меня?",
    "Who may act for me?",
  ),
  forMeOf: say(
    "Бұл адамның атынан кім әрекет ете алады?",
    "Кто может действовать за этого человека?",
    "Who may act for this person?",
  ),
  nobody: say(
    "Ешкім. Өкілді қызмет көрсету орны құжаты бойынша тіркейді.",
    "Никто. Представителя регистрирует пункт обслуживания по документу.",
    "Nobody. A service desk records a representative from the document.",
  ),
  byMe: say(
    "Мен кімнің атынан әрекет ете аламын?",
    "За кого могу действовать я?",
    "For whom may I act?",
  ),
  forNobody: say("Ешкімнің атынан емес.", "Ни за кого.", "For nobody."),
  basis: say("Негізі", "Основание", "By what right"),
  scope: say("Не істей алады", "Что может делать", "What she may do"),
  until: say("Қашанға дейін", "До какого дня", "Until when"),
  noEnd: say("мерзімі көрсетілмеген", "срок не указан", "no end is stated"),
  since: say("Қай күннен бастап", "С какого дня", "Since"),
  registered: say("Тіркеген", "Зарегистрировал", "Recorded by"),
  standing: say("Қолданыста", "Действует", "In force"),
  notYet: say("Әлі басталған жоқ", "Ещё не началось", "Not yet"),
  ended: say("Аяқталды", "Закончилось", "Ended"),
  why: say("Себебі", "Причина", "Why"),
  end: say("Тоқтату", "Прекратить", "End it"),
  endTitle: say(
    "Өкілдікті тоқтатасыз ба?",
    "Прекратить представительство?",
    "End this representation?",
  ),
  endHelp: say(
    "Тоқтатсаңыз, өкіл бұдан былай әрекет ете алмайды. Бұрын істегені күшінде қалады: оның атынан берілген келісімді жеке кері қайтарып алуға болады.",
    "Если прекратить, представитель больше не сможет действовать. Сделанное раньше остаётся в силе: данное им согласие можно отозвать отдельно.",
    "Once it is ended, the representative may act no more. What she did stays: a consent that she gave can be withdrawn on its own.",
  ),
  yesEnd: say("Иә, тоқтатамын", "Да, прекратить", "Yes, end it"),
  noEndIt: say("Жоқ, қала берсін", "Нет, оставить", "No, keep it"),
  cannotEnd: say(
    "Заң немесе сот белгілеген өкілдік осы жерде тоқтатылмайды: қызмет көрсету орнына құжатпен барыңыз.",
    "Представительство по закону или решению суда здесь не прекращается: обратитесь в пункт обслуживания с документом.",
    "A representation by law or by a court is not ended here: go to a service desk with the document.",
  ),
  endedNow: say(
    "Өкілдік тоқтатылды",
    "Представительство прекращено",
    "The representation is ended",
  ),
  persona: say(
    "Кімнің атынан әрекет етесіз?",
    "От чьего имени вы действуете?",
    "On whose behalf do you act?",
  ),
  personaLead: say(
    "Таңдағаныңыз әр беттің жоғарғы жағында жазылып тұрады.",
    "Ваш выбор написан вверху каждой страницы.",
    "Your choice stands at the top of every page.",
  ),
  self: say("Өзім", "Я сам(а)", "Myself"),
  asRepresentative: say(
    "Заңды өкіл ретінде",
    "Как законный представитель",
    "As a legal representative",
  ),
  namelessAs: say(
    "сіз {basis} өкілдік ететін адам (аты-жөні бұл қызметке белгісіз)",
    "человек, которого вы представляете {basis} (имя службе неизвестно)",
    "the person for whom you act {basis} (the service does not know the name)",
  ),
  asStaff: say("Қызметкер ретінде", "Как сотрудник", "As a member of staff"),
  choose: say("Жалғастыру", "Продолжить", "Go on"),
  chooseFault: say("Біреуін таңдаңыз.", "Выберите одно.", "Choose one."),
  noRights: say(
    "Сіздің өкілеттігіңіз тек келісімдерге қатысты: бұл бетті адамның өзі немесе құқықтарын қорғауға өкілеттігі бар өкіл көре алады.",
    "Ваши полномочия касаются только согласий: эту страницу видит сам человек или представитель с правом защищать его права.",
    "Your authority is about consents alone: this page is for the person herself, or for a representative who may use her rights.",
  ),
  switch: say(
    "Осы адамның атынан әрекет ету",
    "Действовать за этого человека",
    "Act for this person",
  ),
} as const;
