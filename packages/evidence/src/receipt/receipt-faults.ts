import type { Text3 } from "@kelisim/core";

/** Why a receipt is refused, and what to do. The first of these that holds is told. */
export const RECEIPT_FAULTS = {
  "too-large": {
    text: {
      kk: "Файл тым үлкен: түбіртек мұндай болмайды.",
      ru: "Файл слишком велик: квитанций такого размера не бывает.",
      en: "The file is too large: no receipt is as large as this.",
    },
    next: {
      kk: "Сервистен сақтап алған түбіртек файлын таңдаңыз.",
      ru: "Выберите файл квитанции, который вы сохранили в сервисе.",
      en: "Choose the receipt file that you saved from the service.",
    },
  },
  unreadable: {
    text: {
      kk: "Файл оқылмайды: ол бүлінген, толық емес не JSON емес.",
      ru: "Файл не читается: он повреждён, неполон или это не JSON.",
      en: "The file cannot be read: it is damaged, cut off or no JSON.",
    },
    next: {
      kk: "Түбіртекті сервистен қайта сақтап алып, файлды өзгертпей тексеріңіз.",
      ru: "Сохраните квитанцию из сервиса заново и проверьте файл, ничего в нём не меняя.",
      en: "Save the receipt from the service again, and check the file without changing it.",
    },
  },
  unsigned: {
    text: {
      kk: "Бұл түбіртекке қол қойылмаған: оны сервистің бұрынғы нұсқасы берген.",
      ru: "Эта квитанция не подписана: её выдала прежняя версия сервиса.",
      en: "This receipt is not signed: an earlier release of the service made it.",
    },
    next: {
      kk: "Түбіртекті сервистен қайта сақтап алыңыз: енді оған қол қойылады.",
      ru: "Сохраните квитанцию из сервиса заново: теперь она подписывается.",
      en: "Save the receipt from the service again: it is signed now.",
    },
  },
  "not-a-receipt": {
    text: {
      kk: "Бұл Kelisim түбіртегінің файлы емес.",
      ru: "Это не файл квитанции Kelisim.",
      en: "This is no file of a Kelisim receipt.",
    },
    next: {
      kk: "Сервистен сақтап алған JSON түбіртегін таңдаңыз. PDF құжаты бұл жерде тексерілмейді.",
      ru: "Выберите квитанцию в JSON, сохранённую в сервисе. Документ PDF здесь не проверяется.",
      en: "Choose the JSON receipt saved from the service. A PDF is not checked here.",
    },
  },
  "newer-format": {
    text: {
      kk: "Түбіртектің пішімі жаңарақ: бұл нұсқа оны тексере алмайды.",
      ru: "Формат квитанции новее: эта версия не может её проверить.",
      en: "The receipt's format is newer: this release cannot check it.",
    },
    next: {
      kk: "Kelisim бағдарламасының жаңа нұсқасымен тексеріңіз.",
      ru: "Проверьте её новой версией Kelisim.",
      en: "Check it with a newer release of Kelisim.",
    },
  },
  "not-in-form": {
    text: {
      kk: "Түбіртектің құрылымы бұзылған: бір бөлігі жоқ, артық не өзгерген.",
      ru: "Строение квитанции нарушено: чего-то не хватает, есть лишнее или изменённое.",
      en: "The receipt breaks its form: something is missing, added or changed.",
    },
    next: {
      kk: "Түбіртекті сервистен қайта сақтап алып, файлды өзгертпей тексеріңіз.",
      ru: "Сохраните квитанцию из сервиса заново и проверьте файл, ничего в нём не меняя.",
      en: "Save the receipt from the service again, and check the file without changing it.",
    },
  },
  "keys-damaged": {
    text: {
      kk: "Файлдағы ашық кілттер бүлінген.",
      ru: "Открытые ключи внутри файла повреждены.",
      en: "The public keys inside the file are damaged.",
    },
    next: {
      kk: "Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Сохраните квитанцию из сервиса заново.",
      en: "Save the receipt from the service again.",
    },
  },
  "signature-form": {
    text: {
      kk: "Қолтаңба рұқсат етілмеген түрде жасалған.",
      ru: "Подпись сделана в недопустимом виде.",
      en: "The signature is of a form that is not allowed.",
    },
    next: {
      kk: "Бұл түбіртекке сенбеңіз. Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Не доверяйте этой квитанции. Сохраните её из сервиса заново.",
      en: "Do not trust this receipt. Save it from the service again.",
    },
  },
  "not-canonical": {
    text: {
      kk: "Қол қойылған бөлік бекітілген түрде жазылмаған.",
      ru: "Подписанная часть записана не в установленном виде.",
      en: "The signed part is not written in its fixed form.",
    },
    next: {
      kk: "Бұл түбіртекке сенбеңіз. Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Не доверяйте этой квитанции. Сохраните её из сервиса заново.",
      en: "Do not trust this receipt. Save it from the service again.",
    },
  },
  "copy-differs": {
    text: {
      kk: "Түбіртектің мазмұны қол қойылған мазмұннан өзгеше: файл өзгертілген.",
      ru: "Содержание квитанции расходится с подписанным: файл изменили.",
      en: "What the receipt says differs from what was signed: the file was changed.",
    },
    next: {
      kk: "Бұл файлға сенбеңіз. Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Не доверяйте этому файлу. Сохраните квитанцию из сервиса заново.",
      en: "Do not trust this file. Save the receipt from the service again.",
    },
  },
  "unknown-key": {
    text: {
      kk: "Түбіртекке белгісіз кілтпен қол қойылған: ол сервистің жарияланған кілттерінің арасында жоқ.",
      ru: "Квитанция подписана неизвестным ключом: среди опубликованных ключей сервиса его нет.",
      en: "An unknown key signed the receipt: it is not among the service's published keys.",
    },
    next: {
      kk: "Түбіртекті оны берген сервисте тексеріңіз не сол сервистің жарияланған кілттерін алыңыз.",
      ru: "Проверьте квитанцию в том сервисе, который её выдал, или возьмите его опубликованные ключи.",
      en: "Check the receipt at the service that issued it, or get that service's published keys.",
    },
  },
  "signature-wrong": {
    text: {
      kk: "Қолтаңба дұрыс емес: түбіртек өзгертілген не оған басқа біреу қол қойған.",
      ru: "Подпись неверна: квитанцию изменили или подписал кто-то другой.",
      en: "The signature is wrong: the receipt was changed, or somebody else signed it.",
    },
    next: {
      kk: "Бұл файлға сенбеңіз. Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Не доверяйте этому файлу. Сохраните квитанцию из сервиса заново.",
      en: "Do not trust this file. Save the receipt from the service again.",
    },
  },
  "notice-missing": {
    text: {
      kk: "Файлда хабарламаның мәтіні жоқ, ал түбіртек сол мәтінге сілтейді.",
      ru: "В файле нет текста уведомления, на который ссылается квитанция.",
      en: "The file lacks the text of the notice to which the receipt refers.",
    },
    next: {
      kk: "Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Сохраните квитанцию из сервиса заново.",
      en: "Save the receipt from the service again.",
    },
  },
  "notice-differs": {
    text: {
      kk: "Файлдағы хабарлама мәтіні бұрын көрсетілген мәтін емес: бақылау сомасы сәйкес келмейді.",
      ru: "Текст уведомления в файле не тот, что был показан: контрольная сумма не совпадает.",
      en: "The notice in the file is not the one that was shown: its checksum does not fit.",
    },
    next: {
      kk: "Файлдағы мәтінге сенбеңіз. Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Не доверяйте тексту в файле. Сохраните квитанцию из сервиса заново.",
      en: "Do not trust the text in the file. Save the receipt from the service again.",
    },
  },
  "proof-missing": {
    text: {
      kk: "Түбіртек әлі журналға енбеген: файлда журналдағы орнының дәлелі жоқ.",
      ru: "Квитанции ещё нет в журнале: в файле нет доказательства её места.",
      en: "The receipt is not yet in the log: the file holds no proof of its place.",
    },
    next: {
      kk: "Бірнеше минуттан кейін түбіртекті қайта сақтап алыңыз: дәлел соның ішінде болады.",
      ru: "Через несколько минут сохраните квитанцию заново: доказательство будет внутри.",
      en: "Save the receipt again in a few minutes: the proof will be inside.",
    },
  },
  "proof-unreadable": {
    text: {
      kk: "Журналдағы орнының дәлелі бүлінген.",
      ru: "Доказательство места в журнале повреждено.",
      en: "The proof of its place in the log is damaged.",
    },
    next: {
      kk: "Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Сохраните квитанцию из сервиса заново.",
      en: "Save the receipt from the service again.",
    },
  },
  "unknown-log": {
    text: {
      kk: "Дәлел басқа журналдікі: оған сервистің жарияланған кілтімен қол қойылмаған.",
      ru: "Доказательство из другого журнала: опубликованным ключом сервиса оно не подписано.",
      en: "The proof is another log's: no published key of the service signed it.",
    },
    next: {
      kk: "Түбіртекті оны берген сервисте тексеріңіз не сол журналдың жарияланған кілттерін алыңыз.",
      ru: "Проверьте квитанцию в том сервисе, который её выдал, или возьмите опубликованные ключи его журнала.",
      en: "Check the receipt at the service that issued it, or get the published keys of its log.",
    },
  },
  "checkpoint-wrong": {
    text: {
      kk: "Журнал күйіне қойылған қолтаңба дұрыс емес.",
      ru: "Подпись под состоянием журнала неверна.",
      en: "The signature on the log's checkpoint is wrong.",
    },
    next: {
      kk: "Бұл файлға сенбеңіз. Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Не доверяйте этому файлу. Сохраните квитанцию из сервиса заново.",
      en: "Do not trust this file. Save the receipt from the service again.",
    },
  },
  "witnesses-missing": {
    text: {
      kk: "Журнал күйін қажетінше куәгер растамаған.",
      ru: "Состояние журнала подтвердило меньше свидетелей, чем требуется.",
      en: "Fewer witnesses than demanded have signed the log's checkpoint.",
    },
    next: {
      kk: "Кейінірек түбіртекті сервистен қайта сақтап алып, қайта тексеріңіз.",
      ru: "Позже сохраните квитанцию из сервиса заново и проверьте ещё раз.",
      en: "Save the receipt from the service again later, and check it again.",
    },
  },
  "not-in-log": {
    text: {
      kk: "Журналдың бұл орнында мұндай түбіртек жоқ: дәлел басқа түбіртектікі не өзгертілген.",
      ru: "На этом месте журнала такой квитанции нет: доказательство от другой квитанции или изменено.",
      en: "The log does not hold this receipt at that place: the proof is another receipt's, or was changed.",
    },
    next: {
      kk: "Бұл файлға сенбеңіз. Түбіртекті сервистен қайта сақтап алыңыз.",
      ru: "Не доверяйте этому файлу. Сохраните квитанцию из сервиса заново.",
      en: "Do not trust this file. Save the receipt from the service again.",
    },
  },
} as const satisfies Readonly<Record<string, { readonly text: Text3; readonly next: Text3 }>>;

export type ReceiptFault = keyof typeof RECEIPT_FAULTS;
