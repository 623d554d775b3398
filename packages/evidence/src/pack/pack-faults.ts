import type { Text3 } from "@kelisim/core";

const FETCH_AGAIN: Text3 = {
  kk: "Мұрағатты сервистен қайта сақтап алып, файлды өзгертпей тексеріңіз.",
  ru: "Сохраните архив из сервиса заново и проверьте файл, ничего в нём не меняя.",
  en: "Save the archive from the service again, and check the file without changing it.",
};
const DISTRUST: Text3 = {
  kk: "Бұл мұрағатқа сенбеңіз. Оны сервистен қайта сақтап алыңыз.",
  ru: "Не доверяйте этому архиву. Сохраните его из сервиса заново.",
  en: "Do not trust this archive. Save it from the service again.",
};

/** Why an archive of evidence is refused, and what to do. The first of these that holds is told. */
export const PACK_FAULTS = {
  unreadable: {
    text: {
      kk: "Файл оқылмайды: ол ZIP мұрағаты емес, бүлінген, толық емес не тым үлкен.",
      ru: "Файл не читается: это не архив ZIP, он повреждён, неполон или слишком велик.",
      en: "The file cannot be read: it is no ZIP archive, damaged, cut off or too large.",
    },
    next: FETCH_AGAIN,
  },
  "sums-malformed": {
    text: {
      kk: "Мұрағатта файлдардың бақылау сомаларының тізімі (SHA256SUMS) жоқ не ол бүлінген.",
      ru: "В архиве нет списка контрольных сумм (SHA256SUMS), или он повреждён.",
      en: "The archive lacks the list of checksums (SHA256SUMS), or the list is damaged.",
    },
    next: {
      kk: "Сервистен сақтап алған дәлелдер мұрағатын таңдаңыз.",
      ru: "Выберите архив доказательств, сохранённый из сервиса.",
      en: "Choose the archive of evidence that you saved from the service.",
    },
  },
  "file-missing": {
    text: {
      kk: "Тізімде аталған файл мұрағатта жоқ.",
      ru: "В архиве нет файла, который назван в списке.",
      en: "The archive lacks a file that its list names.",
    },
    next: FETCH_AGAIN,
  },
  "file-unlisted": {
    text: {
      kk: "Мұрағатқа тізімде жоқ файл қосылған.",
      ru: "В архив добавлен файл, которого нет в списке.",
      en: "A file was added to the archive that its list does not name.",
    },
    next: DISTRUST,
  },
  "file-differs": {
    text: {
      kk: "Мұрағаттағы файл өзгертілген: бақылау сомасы тізімдегідей емес.",
      ru: "Файл в архиве изменён: контрольная сумма не та, что в списке.",
      en: "A file in the archive was changed: its checksum is not the one in the list.",
    },
    next: DISTRUST,
  },
  "keys-malformed": {
    text: {
      kk: "Мұрағаттағы ашық кілттер бүлінген.",
      ru: "Открытые ключи внутри архива повреждены.",
      en: "The public keys inside the archive are damaged.",
    },
    next: {
      kk: "Сервис жариялаған кілттерді --trust арқылы беріңіз не мұрағатты қайта сақтап алыңыз.",
      ru: "Передайте опубликованные сервисом ключи через --trust или сохраните архив заново.",
      en: "Hand in the keys that the service publishes with --trust, or save the archive again.",
    },
  },
  "signer-malformed": {
    text: {
      kk: "Мұрағатқа қол қойған кілт (signer.pem) бүлінген.",
      ru: "Ключ, которым подписан архив (signer.pem), повреждён.",
      en: "The key that signed the archive (signer.pem) is damaged.",
    },
    next: FETCH_AGAIN,
  },
  "unknown-key": {
    text: {
      kk: "Мұрағатқа белгісіз кілтпен қол қойылған: ол сервистің жарияланған кілттерінің арасында жоқ.",
      ru: "Архив подписан неизвестным ключом: среди опубликованных ключей сервиса его нет.",
      en: "An unknown key signed the archive: it is not among the service's published keys.",
    },
    next: {
      kk: "Мұрағатты берген сервистің жарияланған кілттерін алып, қайта тексеріңіз.",
      ru: "Возьмите опубликованные ключи сервиса, который выдал архив, и проверьте снова.",
      en: "Get the published keys of the service that issued the archive, and check it again.",
    },
  },
  signature: {
    text: {
      kk: "Тізімге қойылған қолтаңба дұрыс емес: тізім өзгертілген не оған басқа біреу қол қойған.",
      ru: "Подпись под списком неверна: список изменили или подписал кто-то другой.",
      en: "The signature over the list is wrong: the list was changed, or somebody else signed it.",
    },
    next: DISTRUST,
  },
  "proof-missing": {
    text: {
      kk: "Мұрағаттағы жазбаның журналдағы орнының дәлелі жоқ.",
      ru: "У записи в архиве нет доказательства её места в журнале.",
      en: "A row in the archive has no proof of its place in the log.",
    },
    next: FETCH_AGAIN,
  },
  proof: {
    text: {
      kk: "Журналдағы орнының дәлелі жазбаға сәйкес келмейді, не оған сервистің жарияланған кілтімен қол қойылмаған.",
      ru: "Доказательство места в журнале не подходит к записи или не подписано опубликованным ключом сервиса.",
      en: "The proof of its place in the log does not fit the row, or no published key of the service signed it.",
    },
    next: DISTRUST,
  },
  "events-malformed": {
    text: {
      kk: "Мұрағатта оқиғалардың тізімі (events.json) жоқ не ол бүлінген.",
      ru: "В архиве нет списка событий (events.json), или он повреждён.",
      en: "The archive lacks the list of events (events.json), or the list is damaged.",
    },
    next: DISTRUST,
  },
  "row-missing": {
    text: {
      kk: "Оқиғалар тізімінде аталған жазба мұрағатта жоқ.",
      ru: "В архиве нет записи, которую называет список событий.",
      en: "The archive lacks a row that its list of events names.",
    },
    next: DISTRUST,
  },
  "row-unlisted": {
    text: {
      kk: "Мұрағатта оқиғалар тізімінде аталмаған жазба бар.",
      ru: "В архиве есть запись, которой нет в списке событий.",
      en: "The archive holds a row that its list of events does not name.",
    },
    next: DISTRUST,
  },
  "row-differs": {
    text: {
      kk: "Оқиғалар тізімінде жазба туралы журналдағыдан өзгеше айтылған.",
      ru: "Список событий говорит о записи не то, что стоит в журнале.",
      en: "The list of events says something else of a row than the log does.",
    },
    next: DISTRUST,
  },
  "evidence-differs": {
    text: {
      kk: "Адамның әрекетін растайтын файл журналдағы жазба атаған файл емес.",
      ru: "Файл, подтверждающий действие человека, – не тот, который назван в записи журнала.",
      en: "A file that proves an act of the person is not the one that the row in the log names.",
    },
    next: DISTRUST,
  },
  "notice-differs": {
    text: {
      kk: "Мұрағаттағы хабарлама мәтіні келісім сұралғанда көрсетілген мәтін емес.",
      ru: "Текст уведомления в архиве – не тот, который показывали при запросе согласия.",
      en: "The text of the notice in the archive is not the one shown when consent was asked for.",
    },
    next: DISTRUST,
  },
  receipt: {
    text: {
      kk: "Мұрағаттағы түбіртек тексерістен өтпеді.",
      ru: "Квитанция внутри архива не прошла проверку.",
      en: "The receipt inside the archive does not pass.",
    },
    next: {
      kk: "Неге екенін білу үшін receipt.json файлын мұрағаттан шығарып, бөлек тексеріңіз.",
      ru: "Чтобы узнать почему, извлеките receipt.json из архива и проверьте отдельно.",
      en: "To learn why, take receipt.json out of the archive and check it by itself.",
    },
  },
  "receipt-foreign": {
    text: {
      kk: "Мұрағаттағы түбіртек басқа келісімдікі: бұл жазбаларда ондай келісім жоқ.",
      ru: "Квитанция внутри архива – о другом согласии: в этих записях его нет.",
      en: "The receipt inside the archive is of another consent, which none of its rows names.",
    },
    next: DISTRUST,
  },
} as const satisfies Readonly<Record<string, { readonly text: Text3; readonly next: Text3 }>>;

/** Why an archive is refused. */
export type PackFault = keyof typeof PACK_FAULTS;

/** Why an archive is refused, and which of its files is wrong. */
export type PackFaultAt = { readonly reason: PackFault; readonly path: string };
