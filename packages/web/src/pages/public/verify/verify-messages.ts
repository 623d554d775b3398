import { say } from "../../../i18n/say.ts";

/** Words of the page that checks receipts. */
export const verifyWords = {
  title: say("Түбіртекті тексеру", "Проверить квитанцию", "Check a receipt"),
  lead: say(
    "Келісім түбіртегі шынымен осы сервистен берілді ме, содан бері өзгертілмеді ме – осы жерде тексеріледі. Тексеру үшін кірудің қажеті жоқ.",
    "Здесь проверяется, что квитанцию о согласии выдал этот сервис и что с тех пор её не меняли. Входить для этого не нужно.",
    "Here you find out whether this service issued a consent receipt, and whether it was changed since. No sign-in is needed.",
  ),
  onDevice: say(
    "Файлды браузеріңіздің өзі тексереді: файл ешқайда жіберілмейді, интернет өшірулі болса да болады.",
    "Файл проверяет сам браузер: он никуда не отправляется, можно даже отключить интернет.",
    "Your browser itself checks the file: it is sent nowhere, and you may even switch the internet off.",
  ),
  choose: say(
    "Түбіртек файлын таңдау (JSON)",
    "Выбрать файл квитанции (JSON)",
    "Choose the receipt file (JSON)",
  ),
  getReady: say(
    "Тексергіш дайындалып жатыр…",
    "Проверка подготавливается…",
    "The check is getting ready…",
  ),
  orPaste: say(
    "Файлды таңдай алмасаңыз",
    "Если файл выбрать нельзя",
    "If you cannot choose a file",
  ),
  text: say("Түбіртектің мәтіні", "Текст квитанции", "Text of the receipt"),
  textHint: say(
    "JSON файлын мәтін ретінде ашып, бәрін көшіріп қойыңыз. Мәтінді сервис тексереді, бірақ сақтамайды.",
    "Откройте файл JSON как текст и вставьте его целиком. Текст проверит сервис, но не сохранит.",
    "Open the JSON file as text and paste all of it. The service checks the text and does not keep it.",
  ),
  check: say("Тексеру", "Проверить", "Check"),
  nothing: say(
    "Түбіртектің мәтінін қойыңыз",
    "Вставьте текст квитанции",
    "Paste the text of the receipt",
  ),
  valid: say("Түбіртек жарамды", "Квитанция действительна", "The receipt is valid"),
  invalid: say(
    "Түбіртек тексерістен өтпеді",
    "Квитанция не прошла проверку",
    "The receipt did not pass",
  ),
  checked: say("Не тексерілді", "Что проверено", "What was checked"),
  says: say("Түбіртекте не жазылған", "О чём говорит квитанция", "What the receipt says"),
  keys: say("Қай кілттермен тексерілді", "Какими ключами проверено", "By which keys"),
  keysHint: say(
    "Бұл – осы сервис жариялаған кілттер. Оларды өзіңізде сақтаулы көшірмемен салыстыра аласыз.",
    "Это ключи, которые опубликовал этот сервис. Их можно сравнить с сохранённой у вас копией.",
    "These are the keys that this service publishes. You can compare them with a copy of your own.",
  ),
  logKey: say("Журналдың кілті", "Ключ журнала", "Key of the log"),
} as const;
