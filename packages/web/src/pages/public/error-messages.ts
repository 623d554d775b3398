import type { Text3 } from "@kelisim/core";

/** What can go wrong on the way to a page. */
export type ErrorPageKind =
  | "not-found"
  | "forbidden"
  | "session-ended"
  | "foreign-form"
  | "other-persona"
  | "bad-request"
  | "fault"
  | "unavailable"
  | "no-sign-in";

/** What happened and what to do next. */
export type ErrorWords = { readonly title: Text3; readonly text: Text3 };

export const errorWords: Readonly<Record<ErrorPageKind, ErrorWords>> = {
  "not-found": {
    title: { kk: "Мұндай бет жоқ", ru: "Такой страницы нет", en: "There is no such page" },
    text: {
      kk: "Мекенжай қате жазылған, бет жойылған немесе ол сізге арналмаған болуы мүмкін. Мекенжайды тексеріңіз не басты беттен бастаңыз.",
      ru: "Возможно, адрес написан с ошибкой, страница удалена или она не для вас. Проверьте адрес или начните с главной.",
      en: "The address may be misspelt, the page may be gone, or it is not for you. Check the address or begin at the first page.",
    },
  },
  forbidden: {
    title: {
      kk: "Бұл әрекетке өкілеттігіңіз жетпейді",
      ru: "На это у вас нет полномочий",
      en: "Your role does not allow this",
    },
    text: {
      kk: "Рөліңізді ауыстырыңыз немесе ұйымыңыздың әкімшісіне хабарласыңыз.",
      ru: "Смените роль или обратитесь к администратору своей организации.",
      en: "Change your role, or ask the administrator of your organisation.",
    },
  },
  "session-ended": {
    title: { kk: "Сеанс аяқталды", ru: "Сеанс закончился", en: "Your session has ended" },
    text: {
      kk: "Қауіпсіздігіңіз үшін біраз уақыттан кейін қайта кіруді сұраймыз. Соңғы әрекет орындалған жоқ. Қайта кіріп, жалғастырыңыз.",
      ru: "Ради вашей безопасности через некоторое время мы просим войти снова. Последнее действие не выполнено. Войдите и продолжите.",
      en: "For your safety we ask you to sign in again after a while. Your last act was not done. Sign in and go on.",
    },
  },
  "foreign-form": {
    title: {
      kk: "Бұл әрекет орындалған жоқ",
      ru: "Это действие не выполнено",
      en: "This was not done",
    },
    text: {
      kk: "Сұрау осы порталдың бетінен келмеген сияқты немесе бет ескірген. Бетті қайта ашып, әрекетті қайталаңыз. Өзіңіз бастамаған болсаңыз, ештеңе істеудің қажеті жоқ.",
      ru: "Похоже, запрос пришёл не со страницы этого портала, или страница устарела. Откройте её заново и повторите. Если вы этого не начинали, делать ничего не нужно.",
      en: "It seems to come from a page that is not this portal’s, or the page is too old. Open it again and repeat. If you did not start it, you need do nothing.",
    },
  },
  "other-persona": {
    title: {
      kk: "Бұл әрекет орындалған жоқ",
      ru: "Это действие не выполнено",
      en: "This was not done",
    },
    text: {
      kk: "Бұл бет ашылғаннан кейін рөліңіз ауысты немесе өкілеттігіңіз аяқталды. Қазір кімнің атынан әрекет етіп отырғаныңыз беттің жоғарғы жағында жазылған. Рөлді таңдап, әрекетті қайталаңыз.",
      ru: "После того как страница была открыта, ваша роль сменилась или полномочия закончились. От чьего имени вы действуете сейчас, написано вверху страницы. Выберите роль и повторите действие.",
      en: "Since this page was opened, your role was changed or your authority ended. The top of the page says for whom you act now. Choose the role and repeat it.",
    },
  },
  "bad-request": {
    title: {
      kk: "Сұрауды түсіну мүмкін болмады",
      ru: "Не удалось понять запрос",
      en: "The request could not be understood",
    },
    text: {
      kk: "Алдыңғы бетке оралып, қайталап көріңіз. Мәтін тым ұзын болса, қысқартыңыз.",
      ru: "Вернитесь на предыдущую страницу и попробуйте снова. Слишком длинный текст сократите.",
      en: "Go back to the page before and try again. Shorten a text that is very long.",
    },
  },
  fault: {
    title: {
      kk: "Қызметте қате болды",
      ru: "В службе произошла ошибка",
      en: "Something went wrong",
    },
    text: {
      kk: "Бұл сіздің кінәңіз емес. Әрекетіңіз орындалды ма, тізімнен тексеріңіз; орындалмаса, біраздан соң қайталаңыз.",
      ru: "Это не ваша вина. Проверьте по списку, выполнено ли действие; если нет, повторите немного позже.",
      en: "It is not your fault. Look in the list whether your act was done; if not, repeat it a little later.",
    },
  },
  unavailable: {
    title: {
      kk: "Қызмет уақытша қолжетімсіз",
      ru: "Служба временно недоступна",
      en: "The service is not available just now",
    },
    text: {
      kk: "Бірнеше минуттан кейін қайталап көріңіз. Күтіп тұрған келісім сұрауы жоғалмайды.",
      ru: "Попробуйте через несколько минут. Запросы согласия, которые вас ждут, не пропадут.",
      en: "Try again in some minutes. Consent requests that wait for you are not lost.",
    },
  },
  "no-sign-in": {
    title: {
      kk: "Бұл қызметте порталға кіру әлі қосылмаған",
      ru: "Вход на портал в этой службе ещё не включён",
      en: "This service has no sign-in yet",
    },
    text: {
      kk: "Келісім сұрауына қызмет көрсету орнында немесе қағаз жүзінде жауап бере аласыз. Келісім бермеуге де құқығыңыз бар.",
      ru: "Ответить на запрос согласия можно в пункте обслуживания или на бумаге. Вы вправе и не давать согласия.",
      en: "You can answer a consent request at a service desk or on paper. You may also refuse.",
    },
  },
};

export const errorLinks = {
  start: { kk: "Басты бетке өту", ru: "На главную", en: "To the first page" },
  signIn: { kk: "Қайта кіру", ru: "Войти снова", en: "Sign in again" },
  persona: { kk: "Рөлді ауыстыру", ru: "Сменить роль", en: "Change the role" },
} as const;
