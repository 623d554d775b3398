import type { PublicEventType, WebhookErrorName } from "@kelisim/protocol";
import { say } from "../../i18n/say.ts";

/** What happens, as one line of a choice. */
export const EVENT_WORDS = {
  "consent.requested": say("Келісім сұралды", "Запрошено согласие", "A consent was asked"),
  "consent.request-expired": say(
    "Сұраудың мерзімі аяқталды",
    "Срок запроса истёк",
    "A request expired",
  ),
  "consent.granted": say("Келісім берілді", "Согласие дано", "A consent was granted"),
  "consent.refused": say("Келісім берілмеді", "Согласие не дано", "A consent was refused"),
  "consent.withdrawn": say(
    "Келісім кері қайтарып алынды",
    "Согласие отозвано",
    "A consent was withdrawn",
  ),
  "consent.expired": say("Келісім аяқталды", "Согласие закончилось", "A consent ended"),
  "consent.disputed": say("Келісім дауланды", "Согласие оспорено", "A consent was disputed"),
  "consent.narrowed": say("Келісім тарылтылды", "Согласие сужено", "A consent was narrowed"),
  "consent.proved": say("Келісім дәлелденді", "Согласие подтверждено", "A consent was proved"),
  "consent.annulled": say(
    "Келісімнің күші жойылды",
    "Согласие аннулировано",
    "A consent was annulled",
  ),
  "consent.review-due": say(
    "Мақсатты қарап шығу уақыты келді",
    "Пора пересмотреть цель",
    "A purpose is to be looked at",
  ),
  "duty.opened": say("Міндет пайда болды", "Появилась обязанность", "A duty was opened"),
  "duty.recounted": say(
    "Міндеттің күні өзгерді",
    "Изменился срок обязанности",
    "A duty was recounted",
  ),
  "duty.due-soon": say("Міндеттің мерзімі жақын", "Срок обязанности близок", "A duty is due soon"),
  "duty.overdue": say("Міндеттің мерзімі өтті", "Обязанность просрочена", "A duty is overdue"),
  "duty.discharged": say("Міндет орындалды", "Обязанность исполнена", "A duty was discharged"),
  "objection.received": say("Қарсылық келді", "Поступило возражение", "An objection came"),
  "breach.reported": say(
    "Қауіпсіздіктің бұзылуы хабарланды",
    "Сообщено о нарушении безопасности",
    "A breach was reported",
  ),
  "data.blocked": say("Деректер бұғатталды", "Данные заблокированы", "Data were blocked"),
  "data.unblocked": say("Деректердің бұғаты алынды", "Блокирование снято", "Data were unblocked"),
} as const satisfies Readonly<Record<PublicEventType, unknown>>;

/** Why an attempt did not deliver. */
export const WEBHOOK_ERROR_WORDS = {
  "http-status": say(
    "Қабылдаушы қате қайтарды",
    "Получатель вернул ошибку",
    "The receiver answered with an error",
  ),
  redirect: say("Басқа мекенжайға бағыттады", "Перенаправление", "A redirect"),
  timeout: say("Уақытында жауап бермеді", "Нет ответа вовремя", "No answer in time"),
  dns: say("Мекенжай табылмады", "Адрес не найден", "The address was not found"),
  "address-not-allowed": say(
    "Мұндай мекенжайға жіберілмейді",
    "Адрес не разрешён",
    "The address is not allowed",
  ),
  "connection-refused": say(
    "Байланыс қабылданбады",
    "Соединение отклонено",
    "The connection was refused",
  ),
  "connection-lost": say("Байланыс үзілді", "Соединение прервано", "The connection was lost"),
  tls: say("Қауіпсіз байланыс орнатылмады", "Нет защищённого соединения", "No secure connection"),
  superseded: say("Оның орнына қайта жіберілді", "Заменена повтором", "A replay took its place"),
  "webhook-disabled": say("Вебхук өшірілген", "Вебхук отключён", "The webhook is disabled"),
} as const satisfies Readonly<Record<WebhookErrorName, unknown>>;

export const webhookWords = {
  title: say("Вебхуктер", "Вебхуки", "Webhooks"),
  what: say(
    "Оқиғалар осы мекенжайларға қолтаңбамен жіберіледі. Оларда адам туралы дерек жоқ.",
    "События отправляются на эти адреса с подписью. Данных о людях в них нет.",
    "Events are sent to these addresses, signed. They hold nothing about people.",
  ),
  url: say("Мекенжай", "Адрес", "Address"),
  urlHint: say(
    "Интернеттен ашылатын https мекенжайы.",
    "Адрес https, доступный из интернета.",
    "An https address that the internet reaches.",
  ),
  events: say("Қандай оқиғалар", "Какие события", "Which events"),
  status: say("Күйі", "Состояние", "State"),
  enabled: say("Жұмыс істейді", "Включён", "Enabled"),
  disabled: say("Өшірілген", "Отключён", "Disabled"),
  none: say("Вебхук жоқ.", "Вебхуков нет.", "There is no webhook."),
  create: say("Жаңа вебхук", "Новый вебхук", "New webhook"),
  make: say("Вебхук жасау", "Создать вебхук", "Make the webhook"),
  secretOnce: say(
    "Құпия мәнді қазір сақтап алыңыз",
    "Сохраните секрет сейчас",
    "Save the secret now",
  ),
  secretText: say(
    "Онымен қолтаңба тексеріледі. Ол тек осы бетте бір рет көрінеді.",
    "Им проверяется подпись. Он показан один раз, только на этой странице.",
    "Signatures are checked with it. It is shown once, on this page.",
  ),
  secret: say("Құпия мән", "Секрет", "Secret"),
  back: say("Вебхуктерге оралу", "К вебхукам", "Back to the webhooks"),
  attempts: say("Жіберу әрекеттері", "Попытки отправки", "Attempts"),
  event: say("Оқиға", "Событие", "Event"),
  at: say("Қашан", "Когда", "When"),
  result: say("Нәтижесі", "Итог", "Result"),
  delivered: say("Жеткізілді", "Доставлено", "Delivered"),
  failed: say("Жеткізілмеді", "Не доставлено", "Failed"),
  waiting: say("Кезекте", "В очереди", "Waiting"),
  nextTry: say("Келесі әрекет", "Следующая попытка", "Next attempt"),
  answer: say("Жауап коды: {n}", "Код ответа: {n}", "Status: {n}"),
  replay: say("Қайта жіберу", "Отправить снова", "Send again"),
  replayed: say("Қайта жіберілуде", "Отправляется снова", "It is sent again"),
  noAttempts: say(
    "Әлі ештеңе жіберілмеген.",
    "Пока ничего не отправлялось.",
    "Nothing was sent yet.",
  ),
  disable: say("Вебхукті өшіру", "Отключить вебхук", "Disable the webhook"),
  disableHint: say(
    "Кезектегі оқиғалар да жіберілмейді. Қайта қосу үшін жаңасын жасаңыз.",
    "То, что в очереди, тоже не уйдёт. Включить снова нельзя: создайте новый.",
    "What waits is not sent either. It cannot be enabled again: make a new one.",
  ),
} as const;
