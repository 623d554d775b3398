import { terms } from "../../i18n/terms.ts";
import { say } from "../../i18n/say.ts";

export const consentStatuses = {
  active: terms.active,
  withdrawn: terms.withdrawn,
  expired: terms.expired,
  fulfilled: terms.purposeAchieved,
  superseded: say("Жаңасымен ауыстырылды", "Заменено новым", "Replaced by a newer one"),
  disputed: say("Адам оны бермегенін айтты", "Оспаривается человеком", "Disputed by the person"),
  annulled: say("Күші жойылды", "Аннулировано", "Annulled"),
} as const;

/** Who recorded an answer. */
export const provenances = {
  person: say("Адамның өзі", "Сам человек", "The person herself"),
  "asserted-by": say(
    "Қызмет көрсету орны адамның құжаты бойынша",
    "Пункт обслуживания по документу человека",
    "A service desk, by the person's document",
  ),
  "asserted-by-holder": say(
    "Деректерді ұстаушының өзі",
    "Сам держатель данных",
    "The holder of the data itself",
  ),
  imported: say(
    "Бұрынғы жүйеден көшірілді",
    "Перенесено из прежней системы",
    "Brought in from before",
  ),
} as const;

export const confirmations = {
  "electronic-signature": terms.ElectronicSignature,
  written: terms.written,
  "other-provable": terms["other-provable"],
  "sign-in": say("Порталға кіру арқылы", "Через вход на портал", "By signing in to the portal"),
  "sms-reply": say("СМС жауабымен", "Ответом на СМС", "By a text message"),
} as const;

export const consentWords = {
  title: say("Келісімдер", "Согласия", "Consents"),
  purpose: say("Мақсат", "Цель", "Purpose"),
  state: say("Күйі", "Состояние", "State"),
  byNumber: say("Адам бойынша", "По человеку", "By person"),
  byNumberButton: say("Адамды іздеу", "Найти человека", "Find the person"),
  filter: say("Мақсаты мен күйі бойынша", "По цели и состоянию", "By purpose and state"),
  anyPurpose: say("Кез келген мақсат", "Любая цель", "Any purpose"),
  anyStatus: say("Кез келген күй", "Любое состояние", "Any state"),
  show: say("Көрсету", "Показать", "Show"),
  found: say("Табылған келісімдер", "Найденные согласия", "Consents found"),
  none: say("Мұндай келісім табылмады.", "Таких согласий не найдено.", "There is no such consent."),
  granted: say("Қашан берілді", "Когда дано", "Given"),
  until: say("Қолданылу мерзімі", "Срок действия", "Valid until"),
  untilPurpose: say("Мақсатқа жеткенше", "До достижения цели", "Until the purpose is reached"),
  byLaw: say("мерзімі заңда белгіленген", "срок установлен законом", "the term is set by a law"),
  byContract: say(
    "мерзімі шартта (келісімшартта) белгіленген",
    "срок установлен договором",
    "the term is set by a contract",
  ),
  consent: say("Келісім", "Согласие", "Consent"),
  effective: say(
    "Адам келісім берген уақыт",
    "Когда человек дал согласие",
    "When the person gave it",
  ),
  object: say("Цифрлық объект", "Цифровой объект", "Digital object"),
  channel: say("Берілу тәсілі", "Способ", "Channel"),
  confirmation: say("Қалай расталды", "Чем подтверждено", "How it was confirmed"),
  provenance: say("Кім тіркеді", "Кто зафиксировал", "Who recorded it"),
  actedBy: say("Кім берді", "Кто дал", "Who gave it"),
  dataSubject: say("Субъектінің өзі", "Сам субъект", "The data subject"),
  representative: say("Заңды өкіл", "Законный представитель", "A legal representative"),
  notice: say(
    "Адам оқыған мәтіннің бақылау мәні",
    "Контрольное значение текста",
    "Hash of the text",
  ),
  withdrawnAt: say("Кері қайтарып алынған уақыты", "Когда отозвано", "Withdrawn"),
  disputedAt: say("Дауласқан уақыты", "Когда оспорено", "Disputed"),
  proveBy: say("Дәлелдеу мерзімі", "Подтвердить до", "To be proved by"),
  endedAt: say("Аяқталған уақыты", "Когда закончилось", "Ended"),
  request: say("Сұрауды көру", "Открыть запрос", "Open the request"),
  newer: say("Жаңа келісімді көру", "Открыть новое согласие", "Open the newer consent"),
  facts: say("Түбіртектің деректері", "Данные квитанции", "What the receipt says"),
} as const;
