import type { Text3 } from "@kelisim/core";

/** What an archive is about. */
export type PackSubject = {
  readonly kind: "consent" | "duty" | "complaint";
  /** The public id of the record. */
  readonly id: string;
  /** RFC 3339. */
  readonly madeAt: string;
  /** The address of the service. */
  readonly service: string;
};

const KINDS: Readonly<Record<PackSubject["kind"], Text3>> = {
  consent: { kk: "келісім", ru: "согласие", en: "consent" },
  duty: { kk: "міндет", ru: "обязанность", en: "duty" },
  complaint: { kk: "шағым", ru: "жалоба", en: "complaint" },
};

const SUMS_LINE = "   sha256sum -c SHA256SUMS";
const SIGNATURE_LINE =
  "   openssl dgst -sha256 -verify signer.pem -signature SHA256SUMS.sig SHA256SUMS";
const KEY_LINE = "   openssl pkey -pubin -in signer.pem -noout -text";
const ENTRY_LINES = `   cd log/0001
   openssl dgst -sha256 -binary payload.json > payload.sha256
   cat salt.bin payload.sha256 | openssl dgst -sha256 -binary > entry.bin
   (printf '\\0'; cat entry.bin) | openssl dgst -sha256`;
const CMS_LINES = `   openssl cms -verify -binary -inform DER -in signatures/0001/signature.p7s \\
     -content signatures/0001/statement.txt -CAfile roots.pem -purpose any -out /dev/null`;

const kazakh = ({ kind, id, madeAt, service }: PackSubject): string => `ДӘЛЕЛДЕР МҰРАҒАТЫ

Жазба: ${KINDS[kind].kk} ${id}
Жасаған қызмет: ${service}
Жасалған уақыты: ${madeAt}

Мұрағатты тексеру үшін бұл қызметке сенудің де, оған қосылудың да қажеті жоқ.

1. Файлдар өзгермегенін тексеріңіз:
${SUMS_LINE}
2. Тізімге қойылған қолтаңбаны тексеріңіз:
${SIGNATURE_LINE}
3. Қол қойған кілт қызметтің жариялаған кілттерінің бірі екенін тексеріңіз.
   Жарияланған кілттер: ${service}/.well-known/jwks.json
   Кілтті экранға шығару:
${KEY_LINE}
4. log қалтасындағы әр нөмірлі қалта – бір оқиға. payload.json – журналға түскен мәтін,
   salt.bin – оған қосылған кездейсоқ байттар, proof.txt – журналдағы орнының дәлелі
   (c2sp.org/tlog-proof). Журнал ағашындағы жапырақты былай есептейсіз:
${ENTRY_LINES}
   proof.txt ішіндегі жол осы жапырақтан бақылау нүктесінің түбіріне апаруы тиіс
   (RFC 6962, 2.1.1). batch-path.txt бар болса, жол алдымен соның түбіріне апарады.
   Журналдың кілті: ${service}/.well-known/kelisim-log-key
5. signatures қалтасы бар болса, адамның электрондық қолтаңбасын тексеріңіз
   (RSA, ECDSA үшін; МЕМСТ қолтаңбасын ҰКО құралы тексереді). roots.pem – сіз сенетін
   түбір сертификаттар:
${CMS_LINES}

Барлық қадамды бірден жасайтын команда: kelisim verify МҰРАҒАТ.zip
`;

const russian = ({ kind, id, madeAt, service }: PackSubject): string => `АРХИВ ДОКАЗАТЕЛЬСТВ

Запись: ${KINDS[kind].ru} ${id}
Сервис, который его составил: ${service}
Когда составлен: ${madeAt}

Чтобы проверить архив, не нужно ни доверять этому сервису, ни подключаться к нему.

1. Проверьте, что файлы не изменены:
${SUMS_LINE}
2. Проверьте подпись под списком:
${SIGNATURE_LINE}
3. Проверьте, что ключ подписи – один из опубликованных сервисом.
   Опубликованные ключи: ${service}/.well-known/jwks.json
   Показать ключ:
${KEY_LINE}
4. Каждая папка с номером в папке log – одно событие. payload.json – текст, вошедший в
   журнал, salt.bin – случайные байты к нему, proof.txt – доказательство его места в
   журнале (c2sp.org/tlog-proof). Лист дерева журнала вычисляется так:
${ENTRY_LINES}
   Путь в proof.txt должен вести от этого листа к корню контрольной точки (RFC 6962,
   2.1.1). Если есть batch-path.txt, путь сначала ведёт к её корню.
   Ключ журнала: ${service}/.well-known/kelisim-log-key
5. Если есть папка signatures, проверьте электронную подпись человека (для RSA и ECDSA;
   подпись по ГОСТ проверяет средство НУЦ). roots.pem – корневые сертификаты, которым
   вы доверяете:
${CMS_LINES}

Все шаги сразу делает команда: kelisim verify АРХИВ.zip
`;

const english = ({ kind, id, madeAt, service }: PackSubject): string => `ARCHIVE OF EVIDENCE

Record: ${KINDS[kind].en} ${id}
Made by the service: ${service}
Made at: ${madeAt}

To check it you need neither trust this service nor reach it.

1. Check that no file was changed:
${SUMS_LINE}
2. Check the signature over the list:
${SIGNATURE_LINE}
3. Check that the signing key is one that the service has published.
   Published keys: ${service}/.well-known/jwks.json
   Show the key:
${KEY_LINE}
4. Each numbered folder in the folder log is one event. payload.json is the text that
   entered the log, salt.bin the random bytes before it, proof.txt the proof of its place
   in the log (c2sp.org/tlog-proof). The leaf in the tree of the log is computed so:
${ENTRY_LINES}
   The path in proof.txt has to lead from this leaf to the root of the checkpoint
   (RFC 6962, 2.1.1). Where there is a batch-path.txt, the path leads to its root first.
   The key of the log: ${service}/.well-known/kelisim-log-key
5. Where there is a folder signatures, check the person's electronic signature (for RSA
   and ECDSA; a signature by GOST is checked by a tool of the national authority).
   roots.pem holds the root certificates that you trust:
${CMS_LINES}

All steps at once: kelisim verify ARCHIVE.zip
`;

/** What an inspector reads first: how to check the archive with common tools. */
export const readme = (about: PackSubject): string =>
  [kazakh(about), russian(about), english(about)].join("\n----\n\n");
