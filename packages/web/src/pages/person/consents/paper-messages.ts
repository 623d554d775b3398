import { say } from "../../../i18n/say.ts";

/** Words of the form to print. */
export const paperWords = {
  title: say("Келісім туралы жауап", "Ответ на запрос согласия", "Answer to a consent request"),
  help: say(
    "Бұл бетті басып шығарып, толтырыңыз да, құжатыңызбен қызмет көрсету орнына апарыңыз. Жауабыңыз тіркелген соң порталда көрінеді.",
    "Распечатайте, заполните и отнесите с документом в пункт обслуживания. Когда ответ запишут, он появится в портале.",
    "Print and fill in this page, and take it with your document to a service desk. Once recorded, the answer is shown in the portal.",
  ),
  print: say(
    "Басып шығару үшін браузердің «Басып шығару» мәзірін қолданыңыз.",
    "Для печати используйте меню браузера «Печать».",
    "Use the print menu of the browser.",
  ),
  deskOnly: say(
    "Жауапты келісім сұраған ұйымның өзі емес, бөлек қызмет көрсету орны қабылдайды.",
    "Ответ принимает отдельный пункт обслуживания, а не сама организация.",
    "A separate service desk takes the answer, not the asking organisation.",
  ),
  qr: say(
    "Осы сұрауды телефоннан ашатын код",
    "Код, который открывает запрос на телефоне",
    "A code that opens this request on a phone",
  ),
  qrHelp: say(
    "Телефоннан жауап бергіңіз келсе, осы суретті камерамен көрсетіңіз де, порталға кіріңіз.",
    "Чтобы ответить с телефона, наведите камеру на рисунок и войдите в портал.",
    "To answer on a phone, point its camera here and sign in.",
  ),
  answer: say("Жауабым (біреуін белгілеңіз)", "Мой ответ (отметьте один)", "My answer (mark one)"),
  options: say(
    "Қосымша беретін деректерім (қаласаңыз белгілеңіз)",
    "Данные по желанию (отметьте, если хотите)",
    "Optional data (mark what you want to give)",
  ),
  name: say("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Full name"),
  iin: say("ЖСН", "ИИН", "IIN"),
  day: say("Күні", "Дата", "Date"),
  signature: say("Қолы", "Подпись", "Signature"),
} as const;
