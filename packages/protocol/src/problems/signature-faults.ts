import { text3 } from "./entry.ts";

const ANOTHER_KEY = text3(
  "Осы сервис танитын куәландырушы орталық берген кілтпен қол қойыңыз.",
  "Подпишите ключом удостоверяющего центра, который известен этому сервису.",
  "Sign with a key of an authority that this service knows.",
);

/** What is wrong with where it comes from, and the same advice each time. */
const unknownIssuer = (kk: string, ru: string, en: string) =>
  text3(`${kk} ${ANOTHER_KEY.kk}`, `${ru} ${ANOTHER_KEY.ru}`, `${en} ${ANOTHER_KEY.en}`);

/**
 * Why an electronic signature was refused, by the names that the verifier gives: what is wrong, and what to do
 * next. They stand in `errors` of a problem, and on the pages for people.
 */
export const SIGNATURE_FAULT_TEXTS = {
  empty: text3(
    "Қолтаңба бос. Мәтінге қол қойып, қайта жіберіңіз.",
    "Подпись пуста. Подпишите текст и отправьте снова.",
    "The signature is empty. Sign the text and send it again.",
  ),
  "too-large": text3(
    "Қолтаңба тым үлкен. Қосымшаларсыз, тек осы мәтіннің қолтаңбасын жіберіңіз.",
    "Подпись слишком велика. Отправьте подпись только этого текста, без вложений.",
    "The signature is too large. Send that of this text alone, without attachments.",
  ),
  unreadable: text3(
    "Қолтаңба оқылмады: бұл CMS емес немесе ол бүлінген. Мәтінге қайта қол қойыңыз.",
    "Подпись не читается: это не CMS, или она повреждена. Подпишите текст заново.",
    "The signature cannot be read: it is no CMS, or it is damaged. Sign the text again.",
  ),
  "not-canonical": text3(
    "Қолтаңба DER ережесінен басқаша жазылған немесе оның соңына артық байттар қосылған. Оны жасалған күйінде, өзгертпей жіберіңіз.",
    "Подпись записана не по правилам DER, или к ней добавлены байты. Отправьте её такой, какой она была создана.",
    "The signature is not written as DER asks, or bytes were added to it. Send it as it was made.",
  ),
  "no-signature": text3(
    "Жіберілген файлда қолтаңба жоқ. Мәтінге қол қойып, қайта жіберіңіз.",
    "В присланном файле нет подписи. Подпишите текст и отправьте снова.",
    "What was sent holds no signature. Sign the text and send it again.",
  ),
  "several-signatures": text3(
    "Бірнеше қолтаңба жіберілді. Мәтінге бір адам бір рет қол қоюға тиіс.",
    "Прислано несколько подписей. Текст должен подписать один человек один раз.",
    "There are several signatures. One person is to sign the text once.",
  ),
  "content-missing": text3(
    "Қандай мәтінге қол қойылғаны көрсетілмеген. Қол қойылатын мәтінді қайта алып, соған қол қойыңыз.",
    "Не указано, какой текст подписан. Получите текст заново и подпишите его.",
    "It is not said what was signed. Get the text anew and sign it.",
  ),
  "content-differs": text3(
    "Қол қойылған мәтін басқа. Дәл осы жауаптың мәтінін алып, өзгертпей қол қойыңыз.",
    "Подписан другой текст. Получите текст именно этого ответа и подпишите его без изменений.",
    "Another text was signed. Get the text of this very answer and sign it unchanged.",
  ),
  "attributes-wrong": text3(
    "Қолтаңбаның қызметтік өрістері толық емес немесе қате. NCALayer сияқты басқа бағдарламамен қол қойыңыз.",
    "Служебные поля подписи неполны или ошибочны. Подпишите другой программой, например NCALayer.",
    "The signed attributes are incomplete or wrong. Sign with another program, such as NCALayer.",
  ),
  "digest-differs": text3(
    "Қол қойылғаннан кейін мәтін өзгерген. Мәтінді қайта алып, қол қойыңыз.",
    "После подписания текст изменился. Получите текст заново и подпишите.",
    "The text is not the one that was signed. Get it anew and sign it.",
  ),
  "signature-wrong": text3(
    "Қолтаңба сертификаттағы кілтпен жасалмаған. Мәтінге қайта қол қойыңыз.",
    "Подпись не соответствует ключу сертификата. Подпишите текст заново.",
    "The signature was not made by the certificate's key. Sign the text again.",
  ),
  "algorithm-refused": text3(
    "Бұл қолтаңба алгоритмі қабылданбайды. МЕМСТ (ГОСТ) 34.10-2015, RSA не ECDSA кілтімен қол қойыңыз.",
    "Такой алгоритм подписи не принимается. Подпишите ключом ГОСТ 34.10-2015, RSA или ECDSA.",
    "This algorithm is not accepted. Sign with a key of GOST 34.10-2015, RSA or ECDSA.",
  ),
  "wrong-curve": text3(
    "Кілттің параметрлері қабылданбайды. Басқа кілтпен қол қойыңыз.",
    "Параметры ключа не принимаются. Подпишите другим ключом.",
    "The parameters of the key are not accepted. Sign with another key.",
  ),
  "key-weak": text3(
    "Кілт тым қысқа, сондықтан сенімсіз. Жаңа кілт алып, қол қойыңыз.",
    "Ключ слишком короткий и потому ненадёжен. Получите новый ключ и подпишите им.",
    "The key is too short to be safe. Get a new one and sign with it.",
  ),
  "certificate-missing": text3(
    "Қолтаңбаға сертификат қосылмаған. Сертификатымен бірге жіберіңіз.",
    "К подписи не приложен сертификат. Отправьте её вместе с сертификатом.",
    "The signature comes without its certificate. Send it along.",
  ),
  "certificate-differs": text3(
    "Қолтаңбада басқа сертификат аталған. Мәтінге қайта қол қойыңыз.",
    "В подписи назван другой сертификат. Подпишите текст заново.",
    "The signature names another certificate. Sign the text again.",
  ),
  "self-signed": unknownIssuer(
    "Бұл сертификатты иесі өзіне өзі берген.",
    "Этот сертификат владелец выдал себе сам.",
    "This certificate was issued by its own holder.",
  ),
  "chain-unknown": unknownIssuer(
    "Сертификатты берген орталық бұл сервиске белгісіз.",
    "Центр, выдавший сертификат, этому сервису неизвестен.",
    "The authority that issued the certificate is not known here.",
  ),
  "chain-wrong": unknownIssuer(
    "Сертификаттан оны берген орталыққа дейінгі тізбек қате.",
    "Цепочка от сертификата до выдавшего его центра неверна.",
    "The chain from the certificate to its authority does not hold.",
  ),
  expired: text3(
    "Қол қойылған сәтте сертификаттың мерзімі өтіп кеткен еді. Кілтті жаңартып, қайта қол қойыңыз.",
    "В момент подписания срок сертификата уже истёк. Обновите ключ и подпишите заново.",
    "The certificate had expired when it was signed. Renew the key and sign again.",
  ),
  "not-yet-valid": text3(
    "Қол қойылған сәтте сертификат әлі күшіне енбеген еді. Ол күшіне енген соң қайта қол қойыңыз.",
    "В момент подписания сертификат ещё не действовал. Подпишите, когда он начнёт действовать.",
    "The certificate was not in force yet when it was signed. Sign once it is.",
  ),
  "usage-refused": text3(
    "Бұл кілт қол қоюға арналмаған. Жеке тұлғаның қол қою кілтін таңдаңыз.",
    "Этот ключ не для подписания. Выберите ключ подписи физического лица.",
    "This key is not for signing. Choose the signing key of an individual.",
  ),
  "authentication-certificate": text3(
    "Бұл – сайттарға кіруге арналған кілт (AUTH). Қол қоюға арналған кілтті таңдаңыз.",
    "Это ключ для входа на сайты (AUTH). Выберите ключ для подписания.",
    "This is the key for signing in to sites (AUTH). Choose the one for signing.",
  ),
  "legal-entity-certificate": text3(
    "Бұл кілт ұйым атынан берілген. Жеке тұлға ретіндегі өз кілтіңізбен қол қойыңыз.",
    "Этот ключ выдан от имени организации. Подпишите своим ключом физического лица.",
    "This key was issued for an organisation. Sign with your own key as an individual.",
  ),
  "no-iin": text3(
    "Сертификатта ЖСН жоқ немесе ол қате жазылған. ЖСН көрсетілген кілтпен қол қойыңыз.",
    "В сертификате нет ИИН, или он записан неверно. Подпишите ключом, в котором указан ИИН.",
    "The certificate holds no proper IIN. Sign with a key that names it.",
  ),
  "signing-time-wrong": text3(
    "Қолтаңбада көрсетілген уақыт дұрыс емес. Құрылғыңыздың уақытын тексеріп, қайта қол қойыңыз.",
    "Время, указанное в подписи, неверно. Проверьте часы устройства и подпишите заново.",
    "The time in the signature is wrong. Check the clock of your device and sign again.",
  ),
  "timestamp-wrong": text3(
    "Қолтаңбаның уақыт белгісі жарамсыз. Мәтінге қайта қол қойыңыз.",
    "Метка времени подписи недействительна. Подпишите текст заново.",
    "The signature's timestamp does not hold. Sign the text again.",
  ),
  revoked: text3(
    "Сертификат кері қайтарып алынған. Жаңа кілт алып, қайта қол қойыңыз.",
    "Сертификат отозван. Получите новый ключ и подпишите заново.",
    "The certificate was revoked. Get a new key and sign again.",
  ),
  "revocation-unknown": text3(
    "Сертификаттың кері қайтарып алынған-алынбағанын қазір білу мүмкін болмады. Біраздан кейін қайта көріңіз.",
    "Сейчас не удалось узнать, не отозван ли сертификат. Попробуйте немного позже.",
    "It could not be learnt just now whether the certificate was revoked. Try again a little later.",
  ),
} as const;

/** A way for a signature to be wrong. */
export type SignatureFaultName = keyof typeof SIGNATURE_FAULT_TEXTS;
