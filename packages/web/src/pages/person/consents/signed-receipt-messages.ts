import { say } from "../../../i18n/say.ts";

/** Where a signed receipt is checked, on the portal; open to everybody. */
export const VERIFY_PATH = "/verify";

/** The command that checks a receipt's file on a machine of one's own. */
export const VERIFY_COMMAND = "kelisim verify receipt.json";

/** Words of a receipt's signature and of its place in the log. */
export const signedReceiptWords = {
  signature: say("Қолтаңба және журнал", "Подпись и журнал", "Signature and log"),
  isSigned: say(
    "JSON файлына сервис қол қойған, ол журналға да енгізіледі. Файлдың өзгермегенін порталға кірмей-ақ, интернетсіз тексеруге болады.",
    "Файл JSON подписан сервисом и внесён в журнал. Что он не изменён, можно проверить без входа в портал и без интернета.",
    "The JSON file is signed by the service and entered in a log. That nothing in it was changed can be checked without signing in and without the internet.",
  ),
  check: say("Түбіртекті тексеру", "Проверить квитанцию", "Check a receipt"),
  number: say("Түбіртек нөмірі", "Номер квитанции", "Receipt number"),
  madeAt: say("Түбіртек жасалған уақыт", "Когда составлена квитанция", "Receipt made"),
  key: say(
    "Сервис кілтінің бақылау сомасы",
    "Контрольная сумма ключа сервиса",
    "Fingerprint of the service's key",
  ),
  jws: say(
    "Қол қойылған мәтіннің бақылау сомасы (SHA-256)",
    "Контрольная сумма подписанного текста (SHA-256)",
    "Checksum of the signed text (SHA-256)",
  ),
  place: say(
    "Журналдағы орны (нөлден саналады)",
    "Место в журнале (счёт с нуля)",
    "Place in the log (counted from zero)",
  ),
  size: say(
    "Дәлелде көрсетілген журналдағы жазба саны",
    "Сколько записей в журнале, указанном в доказательстве",
    "Entries in the log of the proof",
  ),
  notInLog: say(
    "Түбіртек журналға әлі енгізілмеген, сондықтан файлда журналдың дәлелі жоқ. Файлды сәл кейінірек қайта сақтап алыңыз: қолтаңбасы қазірдің өзінде жарамды.",
    "Квитанция ещё не внесена в журнал, поэтому доказательства журнала в файле нет. Сохраните файл ещё раз немного позже: подпись действительна уже сейчас.",
    "The receipt is not in the log yet, so its file has no proof of the log. Save the file again a little later: its signature is valid already.",
  ),
  howToCheck: say("Қалай тексеруге болады", "Как проверить", "How to check it"),
  howToCheckText: say(
    "Түбіртектің JSON файлын төмендегі бетте ашыңыз: тексеру сіздің құрылғыңызда жүреді, файл ешқайда жіберілмейді. Сервис өшіп тұрса да, төмендегі команда файлды кез келген компьютерде тексереді. Жоғарыдағы бақылау сомалары файлдағымен бірдей болуға тиіс.",
    "Откройте файл JSON этой квитанции на странице ниже: проверка идёт на вашем устройстве, файл никуда не отправляется. Команда ниже проверяет файл на любом компьютере, даже если сервис выключен. Контрольные суммы выше должны совпадать с файлом.",
    "Open this receipt's JSON file on the page below: the check runs on your own device, and the file is sent nowhere. The command below checks it on any computer, even with the service switched off. The checksums above must be those of the file.",
  ),
  ofWithdrawal: say(
    "Кері қайтарып алу түбіртегін сақтап алу (PDF)",
    "Сохранить квитанцию об отзыве (PDF)",
    "Save the receipt of the withdrawal (PDF)",
  ),
} as const;
