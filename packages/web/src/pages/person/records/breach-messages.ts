import { say } from "../../../i18n/say.ts";

/** Words of the list of breaches. */
export const breachWords = {
  title: say(
    "Деректердің қауіпсіздігі бұзылған жағдайлар",
    "Случаи нарушения безопасности данных",
    "Breaches of the security of data",
  ),
  lead: say(
    "Ұйымдар деректеріңіздің қауіпсіздігі бұзылғанын хабарласа, осында бірден көрінеді.",
    "Если организация сообщает о нарушении безопасности ваших данных, это сразу появляется здесь.",
    "If an organisation reports a breach of the security of your data, it appears here at once.",
  ),
  none: say(
    "Сіз туралы деректердің қауіпсіздігі бұзылғаны хабарланбаған.",
    "О нарушениях безопасности ваших данных не сообщалось.",
    "No breach of the security of your data has been reported.",
  ),
  found: say("Қашан анықталды", "Когда обнаружено", "Found"),
  told: say("Қашан хабарланды", "Когда сообщено", "Reported"),
  place: say("Қай дерекқор", "Какая база", "Which base"),
  fields: say("Қандай деректер", "Какие данные", "Which data"),
  advice: say(
    "Не істеуге болады: құпиясөздеріңізді ауыстырыңыз, белгісіз қоңыраулар мен хабарларға жауап бермеңіз, ешкімге код айтпаңыз. Ұйымнан толығырақ сұраңыз.",
    "Что можно сделать: смените пароли, не отвечайте на незнакомые звонки и сообщения, никому не называйте коды. Спросите организацию о подробностях.",
    "What you can do: change your passwords, do not answer unknown calls and messages, never tell anyone a code. Ask the organisation for details.",
  ),
} as const;
