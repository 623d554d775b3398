import { say } from "../../../i18n/say.ts";

/** Words of signing electronically; an answer and a withdrawal have some of their own. */
export const signingWords = {
  answerOption: say(
    "Жауабыма электрондық қолтаңба қоямын",
    "Подпишу ответ электронной подписью",
    "I will sign my answer electronically",
  ),
  withdrawalOption: say(
    "Кері қайтарып алуға электрондық қолтаңба қоямын",
    "Подпишу отзыв электронной подписью",
    "I will sign the withdrawal electronically",
  ),
  answerHint: say(
    "Міндетті емес: жауабыңыз онсыз да жарамды. Компьютеріңізде NCALayer бағдарламасы мен қол қою кілтіңіз болуы керек.",
    "Необязательно: ответ действителен и без неё. На компьютере нужны программа NCALayer и ваш ключ подписи.",
    "Not needed: your answer counts without it. You need the program NCALayer and your signing key on your computer.",
  ),
  withdrawalHint: say(
    "Міндетті емес: өтінішіңіз онсыз да жарамды. Компьютеріңізде NCALayer бағдарламасы мен қол қою кілтіңіз болуы керек.",
    "Необязательно: отзыв действителен и без неё. На компьютере нужны программа NCALayer и ваш ключ подписи.",
    "Not needed: your withdrawal counts without it. You need the program NCALayer and your signing key on your computer.",
  ),
  title: say("Электрондық қолтаңба қою", "Электронная подпись", "Electronic signature"),
  whatTitle: say("Қол қойылатын мәтін", "Что вы подписываете", "What you sign"),
  answerTerm: say("Жауабыңыз", "Ваш ответ", "Your answer"),
  withdrawalTerm: say("Өтінішіңіз", "Ваше заявление", "Your request"),
  withdrawal: say("Келісімді кері қайтарып аламын", "Отзываю согласие", "I withdraw the consent"),
  answerFixed: say(
    "Қолтаңба дәл осы жауапты және сіз оқыған хабарламаны бекітеді: содан кейін оларды ешкім өзгерте алмайды.",
    "Подпись закрепляет именно этот ответ и прочитанное вами уведомление: после этого их никто не изменит.",
    "The signature fixes this very answer and the notice that you have read: nobody can change them afterwards.",
  ),
  withdrawalFixed: say(
    "Қолтаңба дәл осы өтінішті бекітеді: содан кейін оны ешкім өзгерте алмайды.",
    "Подпись закрепляет именно этот отзыв: после этого его никто не изменит.",
    "The signature fixes this very withdrawal: nobody can change it afterwards.",
  ),
  kept: say(
    "Қолтаңбамен бірге сертификатыңыз сақталады: онда аты-жөніңіз бен ЖСН бар.",
    "Вместе с подписью хранится ваш сертификат: в нём ваши имя и ИИН.",
    "Your certificate is kept with the signature: it holds your name and IIN.",
  ),
  step1: say(
    "NCALayer бағдарламасын іске қосыңыз.",
    "Запустите программу NCALayer.",
    "Start the program NCALayer.",
  ),
  step2: say("Төмендегі түймені басыңыз.", "Нажмите кнопку ниже.", "Press the button below."),
  step3: say(
    "NCALayer терезесінде жеке тұлға ретіндегі қол қою кілтіңізді таңдаңыз. Кілттің құпиясөзін тек сол терезеге жазыңыз.",
    "В окне NCALayer выберите свой ключ подписи физического лица. Пароль ключа вводите только в этом окне.",
    "Choose your signing key as an individual in the window of NCALayer. Type its password in that window only.",
  ),
  sign: say("NCALayer арқылы қол қою", "Подписать через NCALayer", "Sign through NCALayer"),
  without: say("Қолтаңбасыз жіберу", "Отправить без подписи", "Send without a signature"),
  answerNoScript: say(
    "Қол қою үшін браузерде JavaScript қосулы болуы керек. Оны қоса алмасаңыз, қолтаңбасыз жіберіңіз: жауабыңыз бәрібір жарамды.",
    "Для подписания в браузере должен быть включён JavaScript. Если его не включить, отправьте без подписи: ответ всё равно действителен.",
    "Signing needs JavaScript in your browser. If you cannot turn it on, send without a signature: your answer counts all the same.",
  ),
  withdrawalNoScript: say(
    "Қол қою үшін браузерде JavaScript қосулы болуы керек. Оны қоса алмасаңыз, қолтаңбасыз жіберіңіз: өтінішіңіз бәрібір жарамды.",
    "Для подписания в браузере должен быть включён JavaScript. Если его не включить, отправьте без подписи: отзыв всё равно действителен.",
    "Signing needs JavaScript in your browser. If you cannot turn it on, send without a signature: your withdrawal counts all the same.",
  ),
  opening: say(
    "NCALayer терезесінде кілтіңізді таңдаңыз.",
    "Выберите ключ в окне NCALayer.",
    "Choose your key in the window of NCALayer.",
  ),
  cancelled: say(
    "Қол қоюды тоқтаттыңыз, ештеңе жіберілген жоқ. Қайта бастаңыз немесе қолтаңбасыз жіберіңіз.",
    "Вы отменили подписание, ничего не отправлено. Начните снова или отправьте без подписи.",
    "You stopped the signing, and nothing was sent. Begin again, or send without a signature.",
  ),
  notRunning: say(
    "NCALayer табылмады. Бағдарламаны іске қосып, түймені қайта басыңыз. Ол орнатылмаған болса, ncl.pki.gov.kz сайтынан алыңыз.",
    "NCALayer не найден. Запустите программу и нажмите кнопку снова. Если она не установлена, возьмите её на сайте ncl.pki.gov.kz.",
    "NCALayer was not found. Start the program and press the button again. If it is not installed, get it at ncl.pki.gov.kz.",
  ),
  failed: say(
    "NCALayer қол қоя алмады. Бағдарламаны қайта қосып көріңіз немесе қолтаңбасыз жіберіңіз.",
    "NCALayer не смог подписать. Перезапустите программу или отправьте без подписи.",
    "NCALayer could not sign. Start it anew, or send without a signature.",
  ),
  answerNotTaken: say(
    "Қолтаңба қабылданбады, жауабыңыз әлі жіберілген жоқ",
    "Подпись не принята, ответ ещё не отправлен",
    "The signature was not taken, your answer is not sent yet",
  ),
  withdrawalNotTaken: say(
    "Қолтаңба қабылданбады, өтінішіңіз әлі жіберілген жоқ",
    "Подпись не принята, отзыв ещё не отправлен",
    "The signature was not taken, your withdrawal is not sent yet",
  ),
  ofAnother: say(
    "Бұл кілт басқа адамға берілген. Порталға кірген адамның өз кілтімен қол қойыңыз.",
    "Этот ключ выдан другому человеку. Подпишите ключом того, кто вошёл в портал.",
    "This key was issued to somebody else. Sign with the key of whoever is signed in here.",
  ),
} as const;
