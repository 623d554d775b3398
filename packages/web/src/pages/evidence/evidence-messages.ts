import { say } from "../../i18n/say.ts";

/** The archive of evidence of a record. */
export const evidenceWords = {
  link: say(
    "Дәлелдер мұрағатын сақтап алу (ZIP)",
    "Сохранить архив доказательств (ZIP)",
    "Save the archive of evidence (ZIP)",
  ),
  what: say(
    "Осы жазбаға қатысты барлық дәлел бір файлда: оны инспектор да, сот та сервиске жүгінбей-ақ тексере алады.",
    "Все доказательства по этой записи в одном файле: инспектор или суд проверят их, не обращаясь к сервису.",
    "All evidence of this record in one file: an inspector or a court can check it without asking the service.",
  ),
  pendingTitle: say("Мұрағат әлі дайын емес", "Архив ещё не готов", "The archive is not ready yet"),
  pending: say(
    "Дәлелдердің бәрі журналға әлі енгізілмеген. Бұған әдетте бірнеше секунд кетеді.",
    "Не все доказательства ещё внесены в журнал. Обычно это занимает несколько секунд.",
    "Not all of the evidence is in the log yet. That usually takes a few seconds.",
  ),
  again: say("Қайталап көру", "Попробовать ещё раз", "Try again"),
} as const;
