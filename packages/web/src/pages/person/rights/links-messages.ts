import { say } from "../../../i18n/say.ts";

/** The pages beside the rights. */
export const otherLinks = {
  outcomes: say(
    "Автоматтандырылған өңдеудің нәтижелері",
    "Результаты автоматизированной обработки",
    "Outcomes of automated processing",
  ),
  breaches: say(
    "Деректердің қауіпсіздігі бұзылған жағдайлар",
    "Случаи нарушения безопасности данных",
    "Breaches of the security of data",
  ),
  representatives: say("Заңды өкілдер", "Законные представители", "Legal representatives"),
  settings: say("Хабарлау баптаулары", "Настройки уведомлений", "Notice settings"),
  export: say("Барлық мәліметті жүктеп алу", "Скачать всё", "Download everything"),
  help: say("Анықтама", "Справка", "Help"),
} as const;
