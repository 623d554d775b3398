import { text3, type ProblemEntry } from "./entry.ts";

/** What can be against bringing in consents that were given before or elsewhere; most of it about one line. */
export const IMPORT_PROBLEMS = {
  "evidence-missing": {
    status: 422,
    title: text3(
      "Келісімнің дәлелі көрсетілмеген",
      "Не указано доказательство согласия",
      "The proof of the consent is missing",
    ),
    next: text3(
      "Құжаттың немесе басқа дәлелдің SHA-256 мәнін evidence өрісінде көрсетіңіз: дәлелсіз келісім тіркелмейді.",
      "Укажите в поле evidence SHA-256 документа или иного доказательства: без него согласие не записывается.",
      "Give the SHA-256 of the paper or of another proof in evidence: without it no consent is recorded.",
    ),
  },
  "explanation-not-proved": {
    status: 422,
    title: text3(
      "Автоматтандырылған өңдеу түсіндірілгені дәлелденбеген",
      "Нет доказательства, что автоматизированную обработку объяснили",
      "Nothing proves that the automated processing was explained",
    ),
    next: text3(
      "Алдымен түсіндірілгенін POST /v1/explanations арқылы тіркеңіз; ол келісім берілген күннен кеш болмауға тиіс.",
      "Сначала запишите объяснение через POST /v1/explanations; его день не должен быть позже дня согласия.",
      "First record the explanation by POST /v1/explanations; its day must not be later than that of the consent.",
    ),
  },
  "imported-term-over": {
    status: 422,
    title: text3(
      "Келісімнің мерзімі тіркелгенге дейін аяқталған",
      "Срок согласия истёк ещё до записи",
      "The consent's term was over before it was recorded",
    ),
    next: text3(
      "Мерзімі өткен келісімді енгізудің қажеті жоқ; деректер әлі керек болса, жаңа келісім сұраңыз.",
      "Истёкшее согласие загружать не нужно; если данные ещё нужны, запросите новое.",
      "A consent that is over need not be brought in; ask for a new one if the data are still needed.",
    ),
  },
  "purpose-achieved-since": {
    status: 409,
    title: text3(
      "Келісім берілгеннен кейін мақсатқа қол жеткізілген",
      "После этого согласия цель уже была достигнута",
      "The purpose was reached after this consent was given",
    ),
    next: text3(
      "Мақсатқа жеткен күннен кейін берілген келісім керек.",
      "Нужно согласие, данное после дня, когда цель достигнута.",
      "A consent is needed that was given after the day on which it was reached.",
    ),
  },
  "recorded-otherwise": {
    status: 409,
    title: text3(
      "Бұл дәлел бойынша келісім басқа мазмұнмен тіркелген",
      "По этому доказательству согласие записано с другим содержанием",
      "By this proof a consent with other contents is recorded",
    ),
    next: text3(
      "Жолды consent_id өрісінде аталған келісіммен салыстырыңыз; одан көп нәрсе керек болса, жаңа келісім сұраңыз.",
      "Сверьте строку с согласием из consent_id; если нужно больше, запросите новое согласие.",
      "Compare the line with the consent in consent_id; ask for a new consent if more is needed.",
    ),
  },
  "import-running": {
    status: 409,
    title: text3(
      "Ұйымыңыздың басқа импорты әлі аяқталған жоқ",
      "Другая загрузка вашей организации ещё не закончена",
      "Another import of your organisation is still running",
    ),
    next: text3(
      "Оның аяқталуын күтіңіз немесе сол импортты import_id арқылы жалғастырыңыз.",
      "Дождитесь её окончания или продолжите её, указав её import_id.",
      "Wait until it has ended, or go on with it by its import_id.",
    ),
  },
  "import-taken-over": {
    status: 409,
    title: text3(
      "Бұл импорт басқа қосылыста жалғасып жатыр",
      "Эта загрузка продолжается по другому соединению",
      "This import goes on over another connection",
    ),
    next: text3(
      "Жолдарды сол қосылыс арқылы ғана жіберіңіз.",
      "Отправляйте строки только по тому соединению.",
      "Send its lines over that one only.",
    ),
  },
  "import-idle": {
    status: 409,
    title: text3(
      "Импорттың келесі жолы тым ұзақ келмеді",
      "Следующей строки загрузки не было слишком долго",
      "The import's next line did not come for too long",
    ),
    next: text3(
      "Қалғанын сол импортқа next_line жолынан бастап жіберіңіз.",
      "Остальное отправьте в ту же загрузку со строки next_line.",
      "Send the rest to the same import, from next_line on.",
    ),
  },
  "import-gap": {
    status: 409,
    title: text3(
      "Импорттың бұрынғы жолдары әлі келген жоқ",
      "Предыдущие строки этой загрузки ещё не получены",
      "Earlier lines of this import have not come yet",
    ),
    next: text3(
      "GET /v1/consent-imports/{id} жауабындағы next_line жолынан бастап жіберіңіз.",
      "Отправляйте со строки next_line из ответа GET /v1/consent-imports/{id}.",
      "Send from next_line on, as GET /v1/consent-imports/{id} tells it.",
    ),
  },
  "line-too-long": {
    status: 413,
    title: text3("Жол тым ұзын", "Строка слишком длинная", "The line is too long"),
    next: text3(
      "Әр жолға бір ғана келісім жазыңыз; жол 16 КиБ-тан аспауға тиіс.",
      "Пишите в каждой строке одно согласие; в строке не больше 16 КиБ.",
      "Write one consent in a line, of at most 16 KiB.",
    ),
  },
  "too-many-lines": {
    status: 413,
    title: text3(
      "Бір жіберілімдегі жолдар тым көп",
      "В одной отправке слишком много строк",
      "Too many lines in one call",
    ),
    next: text3(
      "Қалғанын сол импортқа next_line жолынан бастап жіберіңіз.",
      "Остальное отправьте в ту же загрузку со строки next_line.",
      "Send the rest to the same import, from next_line on.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
