import { text3, type ProblemEntry } from "./entry.ts";

/** Electronic signatures of persons; `errors` says what exactly is wrong. */
export const SIGNATURE_PROBLEMS = {
  "signature-not-valid": {
    status: 422,
    title: text3(
      "Электрондық қолтаңба жарамсыз",
      "Электронная подпись недействительна",
      "The electronic signature does not hold",
    ),
    next: text3(
      "errors өрісіндегі себебін оқыңыз. POST /v1/statements берген мәтінге өзгертпей қол қойып, қайта жіберіңіз.",
      "Прочитайте причину в поле errors. Подпишите без изменений текст, который выдаёт POST /v1/statements, и отправьте снова.",
      "Read in errors why. Sign what POST /v1/statements gives, unchanged, and send it again.",
    ),
  },
  "certificate-not-accepted": {
    status: 422,
    title: text3(
      "Қол қойған адамның сертификаты қабылданбады",
      "Сертификат подписавшего не принят",
      "The signer's certificate is not accepted",
    ),
    next: text3(
      "errors өрісіндегі себебін оқыңыз. Жеке тұлғаның қол қоюға арналған жарамды кілтімен қайта қол қойыңыз.",
      "Прочитайте причину в поле errors. Подпишите заново действующим ключом подписи физического лица.",
      "Read in errors why. Sign again with a valid signing key of an individual.",
    ),
  },
  "certificate-state-unknown": {
    status: 422,
    title: text3(
      "Сертификаттың күйін тексеру мүмкін болмады",
      "Состояние сертификата не удалось проверить",
      "The state of the certificate could not be checked",
    ),
    next: text3(
      "Сол қолтаңбаны біраздан кейін қайта жіберіңіз: ол әлі қабылданған жоқ.",
      "Отправьте ту же подпись немного позже: она ещё не принята.",
      "Send the same signature a little later: it has not been taken yet.",
    ),
  },
  "signature-of-another": {
    status: 422,
    title: text3(
      "Қолтаңба басқа адамдікі",
      "Подпись принадлежит другому человеку",
      "The signature is another person's",
    ),
    next: text3(
      "Деректер субъектісінің өзі қол қойсын. Заңды өкіл қол қойса, оның тіркелген өкілдігін acting_for өрісінде көрсетіңіз.",
      "Подписать должен сам субъект данных. Если подписал законный представитель, укажите его зарегистрированное представительство в поле acting_for.",
      "Let the data subject sign. If her legal representative did, name the registered representation in acting_for.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
