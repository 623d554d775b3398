import { text3, type ProblemEntry } from "./entry.ts";

/** Who may do what: keys, scopes, and who may vouch for a person. */
export const AUTH_PROBLEMS = {
  unauthenticated: {
    status: 401,
    title: text3(
      "API кілті көрсетілмеген немесе танылмады",
      "Ключ API не указан или не распознан",
      "The API key is missing or not recognised",
    ),
    next: text3(
      "Authorization жолында «Bearer kel_…» түріндегі жарамды кілтті жіберіңіз.",
      "Передайте действующий ключ в заголовке Authorization в виде «Bearer kel_…».",
      "Send a valid key in the Authorization header as “Bearer kel_…”.",
    ),
  },
  "key-expired": {
    status: 401,
    title: text3(
      "API кілтінің мерзімі аяқталған",
      "Срок действия ключа API истёк",
      "The API key has expired",
    ),
    next: text3(
      "Әкімшіден жаңа кілт алыңыз.",
      "Получите у администратора новый ключ.",
      "Ask the administrator for a new key.",
    ),
  },
  "missing-scope": {
    status: 403,
    title: text3(
      "Бұл кілттің мұндай әрекетке құқығы жоқ",
      "У этого ключа нет права на такое действие",
      "This key has no right to this action",
    ),
    next: text3(
      "Құқығы бар кілтті қолданыңыз немесе оны әкімшіден сұраңыз.",
      "Используйте ключ с нужным правом или запросите его у администратора.",
      "Use a key with the right scope, or ask the administrator for one.",
    ),
  },
  "not-your-party": {
    status: 403,
    title: text3(
      "Бұл сұраудың сіздің ұйымыңызға қатысы жоқ",
      "Ваша организация не участвует в этом запросе",
      "Your organisation is not a party to this question",
    ),
    next: text3(
      "Сұрауды объектінің меншік иесі не операторы немесе деректі сұраған ұйымның өзі жіберуге тиіс.",
      "Запрос должен отправить собственник или оператор объекта либо сама запрашивающая организация.",
      "Let the object's owner or operator, or the requester itself, send it.",
    ),
  },
  "self-assisted": {
    status: 403,
    title: text3(
      "Мақсатқа қатысушы ұйым адамның жауабын өзі тапсыра алмайды",
      "Участник этой цели не может сам передать ответ человека",
      "A party to this purpose cannot hand in the person's answer itself",
    ),
    next: text3(
      "Жауапты осы мақсатқа қатысы жоқ қызмет көрсету орны тапсыруға тиіс.",
      "Ответ должен передать пункт обслуживания, не связанный с этой целью.",
      "Let a service desk hand it in that is not owner, operator or recipient of the purpose.",
    ),
  },
  "confirmation-not-yours": {
    status: 403,
    title: text3(
      "Растаудың бұл түрін кілтпен жіберуге болмайды",
      "Такое подтверждение нельзя передать с помощью ключа",
      "A key cannot vouch for this kind of confirmation",
    ),
    next: text3(
      "Жазбаша құжатты немесе кейін дәлелдеуге болатын басқа растауды жіберіңіз; келісімді бермегенін адамның тек өзі кіріп айта алады.",
      "Передайте письменный документ или другое подтверждение, которое можно доказать позже; о том, что согласия не давал, человек заявляет только сам, войдя под своим именем.",
      "Hand in a written paper or another confirmation that can be proved later; that she did not give a consent only the person herself can say, signed in.",
    ),
  },
  "confirmation-not-verifiable": {
    status: 422,
    title: text3(
      "Бұл сервисте электрондық қолтаңба тексерілмейді",
      "Этот сервис не проверяет электронные подписи",
      "This service does not verify electronic signatures",
    ),
    next: text3(
      "Жазбаша құжат жіберіңіз немесе сервис әкімшісінен KELISIM_SIGNATURE_ROOTS баптауын сұраңыз.",
      "Передайте письменный документ или попросите администратора сервиса настроить KELISIM_SIGNATURE_ROOTS.",
      "Hand in a written paper, or ask the service's administrator to set KELISIM_SIGNATURE_ROOTS.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
