import type { Text3 } from "../text.ts";
import type { DutyKind } from "./kinds.ts";

/** What each duty asks, in plain words; the days are counted elsewhere. */
export const DUTY_TEXTS: Readonly<Record<DutyKind, Text3>> = {
  "cease-processing": {
    kk: "Адам келісімін кері қайтарып алды. Ұйым деректерді өңдеуді тоқтатуға не уәжді бас тартуды ұсынуға міндетті. Сақтау да – өңдеу: заңнама сақтауды талап етпесе, деректер сол күнге дейін жойылады не иесіздендіріледі.",
    ru: "Человек отозвал согласие. Организация обязана прекратить обработку или представить мотивированный отказ. Хранение – тоже обработка: если законодательство не требует хранить, данные к тому же дню уничтожают или обезличивают.",
    en: "The person withdrew her consent. The organisation must stop processing or present a reasoned refusal. Storing is processing too: unless legislation requires storing, the data are destroyed or de-identified by the same day.",
  },
  "answer-objection": {
    kk: "Адам автоматтандырылған өңдеуге қарсылық білдірді. Ұйым қарсылықты қарап, нәтижесін оған хабарлауға міндетті; екеуі де мерзім ішінде жасалады.",
    ru: "Человек возразил против автоматизированной обработки. Организация обязана рассмотреть возражение и сообщить результат; и то и другое – в срок.",
    en: "The person objected to automated processing. The organisation must consider the objection and tell her the result, both within the term.",
  },
  "answer-inquiry": {
    kk: "Адам өз деректері туралы сұрады немесе шағымданды. Ұйым ақпарат береді не уәжді бас тартуды ұсынады.",
    ru: "Человек спросил о своих данных или пожаловался. Организация даёт сведения или мотивированный отказ.",
    en: "The person asked about her data, or complained. The organisation gives the information or a reasoned refusal.",
  },
  "prove-consent": {
    kk: "Адам бұл келісімді өзі бермегенін айтты. Келісім алғанын ұйым дәлелдеуге тиіс; дәлелдемесе, келісім жойылады.",
    ru: "Человек заявил, что не давал этого согласия. Организация доказывает, что получила его; иначе согласие аннулируется.",
    en: "The person says that she did not give this consent. The organisation proves that it obtained it; otherwise the consent is annulled.",
  },
  correct: {
    kk: "Адам деректерін түзетуді талап етті. Ұйым дәлелдейтін құжаттар бойынша деректерді өзгертеді.",
    ru: "Человек потребовал исправить данные. Организация изменяет их по подтверждающим документам.",
    en: "The person demanded a correction. The organisation changes the data by the documents that prove it.",
  },
  block: {
    kk: "Заң бұзылғаны туралы хабар келді. Тексерілгенше ұйым деректерді бұғаттайды.",
    ru: "Поступил сигнал о нарушении закона. До проверки организация блокирует данные.",
    en: "There is a signal that the law was broken. Until it is checked the organisation blocks the data.",
  },
  unblock: {
    kk: "Хабар расталмады. Ұйым деректердің бұғатын алып тастайды.",
    ru: "Сигнал не подтвердился. Организация снимает блокирование.",
    en: "The signal was not confirmed. The organisation lifts the blocking.",
  },
  destroy: {
    kk: "Деректерді ұстауға негіз қалмады. Ұйым оларды жояды не сақтауға не негіз болатынын айтады.",
    ru: "Оснований держать данные больше нет. Организация уничтожает их или говорит, что обязывает хранить.",
    en: "Nothing is left to keep the data for. The organisation destroys them, or says what makes it keep them.",
  },
  "notify-authorised-body": {
    kk: "Дербес деректердің қауіпсіздігі бұзылды. Ұйым уәкілетті органды хабардар етеді.",
    ru: "Нарушена безопасность персональных данных. Организация уведомляет уполномоченный орган.",
    en: "The security of personal data was breached. The organisation notifies the authorised body.",
  },
  "notify-disclosure": {
    kk: "Деректер үшінші тұлғаға берілді, ал ол туралы хабардар ету – берудің шарты. Ұйым адамды хабардар етеді.",
    ru: "Данные переданы третьему лицу, и уведомление – условие передачи. Организация уведомляет человека.",
    en: "Data were passed on to a third party, and telling the person is a condition of it. The organisation notifies her.",
  },
  "review-retention": {
    kk: "Уәжді бас тартудан кейін деректер мерзімсіз сақталып жатыр. Ұйым сақтауға негіз әлі бар-жоғын қарап шығады.",
    ru: "После мотивированного отказа данные хранятся без срока. Организация проверяет, осталось ли основание.",
    en: "After a reasoned refusal data are kept without an end. The organisation looks whether there still is a reason.",
  },
};
