import type { Text3 } from "@kelisim/core";

/** The frame of the README. */
export const README_TEXTS = {
  title: { kk: "ДӘЛЕЛДЕР МҰРАҒАТЫ", ru: "АРХИВ ДОКАЗАТЕЛЬСТВ", en: "ARCHIVE OF EVIDENCE" },
  record: { kk: "Жазба", ru: "Запись", en: "Record" },
  by: { kk: "Жасаған сервис", ru: "Сервис, который его составил", en: "Made by the service" },
  at: { kk: "Жасалған уақыты", ru: "Когда составлен", en: "Made at" },
  intro: {
    kk: `Мұрағатты тексеру үшін бұл сервиске сенудің де, оған қосылудың да қажеті жоқ.
facts.json – жазба туралы сервистің өз сөзі: қол қойылған, бірақ журналда жоқ.
events.json – қай қалтада қай оқиға тұрғаны; ондағы қалтасы жоқ жол да (folder: null)
журналда жоқ, сервистің сөзі ғана. keys – ашық кілттердің көшірмесі.`,
    ru: `Чтобы проверить архив, не нужно ни доверять этому сервису, ни подключаться к нему.
facts.json – слова самого сервиса о записи: подписаны, но в журнале их нет.
events.json – какое событие в какой папке; строки без папки (folder: null) в журнале
тоже нет, это лишь слова сервиса. keys – копия открытых ключей.`,
    en: `To check it you need neither trust this service nor reach it. facts.json is the
service's own word about the record: signed, but not in the log. events.json tells which
event is in which folder; a line without a folder (folder: null) is not in the log either
and the service's word only. keys holds a copy of the public keys.`,
  },
  atOnce: {
    kk: "Осының бәрін, адамның электрондық қолтаңбасынан басқасын, бір команда тексереді: kelisim verify МҰРАҒАТ.zip",
    ru: "Всё это, кроме электронной подписи человека, проверяет одна команда: kelisim verify АРХИВ.zip",
    en: "One command checks all of this but the person's electronic signature: kelisim verify ARCHIVE.zip",
  },
} as const satisfies Readonly<Record<string, Text3>>;

/** A step: what it is for, and its commands. */
type ReadmeSection = {
  /** Only where a file's path is like this. */
  readonly where?: RegExp;
  readonly text: Text3;
  readonly commands: string;
};

/** Commands work in the folder into which the archive was unpacked. */
export const README_SECTIONS: readonly ReadmeSection[] = [
  {
    text: {
      kk: "Файлдар өзгермегенін тексеріңіз:",
      ru: "Проверьте, что файлы не изменены:",
      en: "Check that no file was changed:",
    },
    commands: "   sha256sum -c SHA256SUMS",
  },
  {
    text: {
      kk: "Тізімге қойылған қолтаңбаны тексеріңіз:",
      ru: "Проверьте подпись под списком:",
      en: "Check the signature over the list:",
    },
    commands: "   openssl dgst -sha256 -verify signer.pem -signature SHA256SUMS.sig SHA256SUMS",
  },
  {
    text: {
      kk: `Қол қойған кілт сервистің жарияланған кілттерінің бірі екенін тексеріңіз.
   Жарияланған кілттер: {service}/.well-known/jwks.json
   Кілтті экранға шығару:`,
      ru: `Проверьте, что ключ подписи – один из опубликованных сервисом.
   Опубликованные ключи: {service}/.well-known/jwks.json
   Показать ключ:`,
      en: `Check that the signing key is one that the service has published.
   Published keys: {service}/.well-known/jwks.json
   Show the key:`,
    },
    commands: "   openssl pkey -pubin -in signer.pem -noout -text",
  },
  {
    where: /^log\//,
    text: {
      kk: `log қалтасындағы әр нөмірлі қалта – бір жазба. payload.json – журналға түскен мәтін,
   salt.bin – оған қосылған кездейсоқ байттар, proof.txt – журналдағы орнының дәлелі
   (c2sp.org/tlog-proof). proof.txt ішіндегі жол төменде есептелген жапырақтан бақылау
   нүктесінің түбіріне апаруға тиіс (RFC 6962, 2.1.1). Журналдың кілті:
   {service}/.well-known/kelisim-log-key
   Жапырақты есептеу:`,
      ru: `Каждая папка с номером в папке log – одна запись. payload.json – текст, вошедший в
   журнал, salt.bin – случайные байты к нему, proof.txt – доказательство его места в
   журнале (c2sp.org/tlog-proof). Путь в proof.txt должен вести от листа, который
   вычисляется ниже, к корню контрольной точки (RFC 6962, 2.1.1). Ключ журнала:
   {service}/.well-known/kelisim-log-key
   Вычислить лист:`,
      en: `Each numbered folder in the folder log is one row. payload.json is the text that
   entered the log, salt.bin the random bytes before it, proof.txt the proof of its place
   in the log (c2sp.org/tlog-proof). The path in proof.txt has to lead from the leaf that
   is computed below to the root of the checkpoint (RFC 6962, 2.1.1). The key of the log:
   {service}/.well-known/kelisim-log-key
   Compute the leaf:`,
    },
    commands: `   cd log/0001
   openssl dgst -sha256 -binary payload.json > payload.sha256
   cat salt.bin payload.sha256 | openssl dgst -sha256 -binary > entry.bin
   (printf '\\0'; cat entry.bin) | openssl dgst -sha256
   cd ../..`,
  },
  {
    where: /\/batch-path\.txt$/,
    text: {
      kk: `batch-path.txt бар жазба журналға бір сәтте шешілген жазбалармен бірге енген.
   Файлдың 1-жолы – олардың арасындағы нөмірі, 2-жолы – саны, 3-жолы – ортақ түбірі,
   қалғаны – жоғарыдағы жапырақтан сол түбірге апаратын жол. proof.txt мына жапырақтан
   басталады:`,
      ru: `Запись, у которой есть batch-path.txt, вошла в журнал вместе с решёнными в тот же
   момент. Строка 1 – её номер среди них, строка 2 – сколько их, строка 3 – их общий
   корень, остальные – путь к нему от листа, вычисленного выше. proof.txt начинается с
   такого листа:`,
      en: `A row with a batch-path.txt entered the log together with those that were decided at
   the same moment. Line 1 is its number among them, line 2 how many they are, line 3 their
   root, the others are the path to it from the leaf above. proof.txt starts from this leaf:`,
    },
    commands: `   cd log/0001
   (cat batch-salt.bin; sed -n 3p batch-path.txt | xxd -r -p) \\
     | openssl dgst -sha256 -binary > batch-entry.bin
   (printf '\\0'; cat batch-entry.bin) | openssl dgst -sha256
   cd ../..`,
  },
  {
    where: /^notice\//,
    text: {
      kk: `notice қалтасында – келісім сұралғанда көрсетілген мәтін. Бақылау сомасы
   consent.requested оқиғасының payload.json файлындағы notice.hash мәніне тең болуға
   тиіс:`,
      ru: `В папке notice – текст, показанный при запросе согласия. Контрольная сумма должна
   совпасть с notice.hash в файле payload.json события consent.requested:`,
      en: `The folder notice holds the words that were shown when consent was asked for. The
   checksum has to equal notice.hash in payload.json of the event consent.requested:`,
    },
    commands: "   sha256sum notice/hash-input.txt",
  },
  {
    where: /^evidence\//,
    text: {
      kk: `evidence қалтасында – адам порталда әрекет еткенде сеанс нені куәландырғаны.
   Бақылау сомасы оқиғаның payload.json файлындағы evidenceSha256 мәніне тең болуға тиіс;
   қай оқиғаныкі екенін events.json айтады:`,
      ru: `В папке evidence – что засвидетельствовал сеанс, когда человек действовал на портале.
   Контрольная сумма должна совпасть с evidenceSha256 в payload.json события; какого –
   сказано в events.json:`,
      en: `The folder evidence holds what the session attested when the person acted on the
   portal. The checksum has to equal evidenceSha256 in payload.json of the event that
   events.json names:`,
    },
    commands: "   sha256sum evidence/0001/attestation.json",
  },
  {
    where: /^signatures\//,
    text: {
      kk: `signatures қалтасында – адамның электрондық қолтаңбасы. evidence.json файлының
   бақылау сомасы оқиғаның payload.json файлындағы evidenceSha256 мәніне тең болуға тиіс;
   қай оқиғаныкі екенін events.json айтады. Қолтаңбаның өзін RSA мен ECDSA үшін екінші
   команда тексереді, МЕМСТ қолтаңбасын ҰКО құралы тексереді. roots.pem – сіз сенетін түбір
   сертификаттар, signed-at.txt – сервис тексерген қол қою уақыты (1970 жылдан бергі секунд).
   Кері қайтарып алынған сертификаттар тізімі 1 МБ-тан үлкен болса, ол бөлек файл болмайды,
   тек evidence.json ішінде тұрады (revocation, base64):`,
      ru: `В папке signatures – электронная подпись человека. Контрольная сумма evidence.json
   должна совпасть с evidenceSha256 в payload.json события; какого – сказано в events.json.
   Саму подпись RSA и ECDSA проверяет вторая команда, подпись по ГОСТ – средство НУЦ.
   roots.pem – корневые сертификаты, которым вы доверяете, signed-at.txt – время подписи,
   проверенное сервисом (секунды с 1970 года). Список отозванных сертификатов больше 1 МБ
   отдельным файлом не кладётся, он есть только внутри evidence.json (revocation, base64):`,
      en: `The folder signatures holds the person's electronic signature. The checksum of
   evidence.json has to equal evidenceSha256 in payload.json of the event that events.json
   names. The second command checks the signature itself, if it is RSA or ECDSA; one by GOST
   is checked by a tool of the national authority. roots.pem holds the root certificates
   that you trust, signed-at.txt the time of signing that the service checked (seconds since
   1970). A list of revoked certificates of more than 1 MB is no file of its own: it stands in
   evidence.json alone (revocation, base64):`,
    },
    commands: `   sha256sum signatures/0001/evidence.json
   openssl cms -verify -binary -inform DER -in signatures/0001/signature.p7s \\
     -content signatures/0001/statement.txt -certfile signatures/0001/chain.pem \\
     -CAfile roots.pem -purpose any -attime "$(cat signatures/0001/signed-at.txt)" \\
     -out /dev/null`,
  },
  {
    where: /^receipt\.json$/,
    text: {
      kk: "receipt.json – келісімнің түбіртегі; оны бөлек те тексеруге болады:",
      ru: "receipt.json – квитанция о согласии; её можно проверить и отдельно:",
      en: "receipt.json is the receipt of the consent; it can be checked by itself too:",
    },
    commands: "   kelisim verify receipt.json",
  },
];
