import { say } from "../../../i18n/say.ts";

/** Words of the notice settings. */
export const settings = {
  title: say("Хабарлау баптаулары", "Настройки уведомлений", "Notice settings"),
  lead: say(
    "Осы қызмет арқылы деректеріңізбен не болғанын тізімнен әрқашан көре аласыз; заң хабарлауды кейінге қалдырса, ол кейін көрінеді. SMS пен электрондық пошта арқылы хабарлау әлі қосылмаған: төмендегі таңдауыңыз ол қосылғанда қолданылады.",
    "Список всегда показывает, что было с вашими данными через эту службу; если закон откладывает уведомление, запись появится позже. Отправка по SMS и электронной почте ещё не работает: ваш выбор ниже начнёт действовать, когда она появится.",
    "The list always shows what happened to your data through this service; where a law puts off telling you, the entry appears later. Messages by SMS and e-mail do not work yet: your choice below will count once they do.",
  ),
  always: say("Әрқашан бірден көрсетіледі", "Показывается сразу и всегда", "Always shown at once"),
  alwaysHelp: say(
    "Мұны өшіруге болмайды.",
    "Это отключить нельзя.",
    "This cannot be switched off.",
  ),
  first: say(
    "келісім бойынша алғашқы қол жеткізу;",
    "первое обращение по согласию;",
    "the first access under a consent;",
  ),
  denied: say(
    "рұқсат берілмеген қол жеткізу талпынысы;",
    "отклонённая попытка доступа;",
    "an attempt that was denied;",
  ),
  sensitive: say(
    "сезімтал және биометриялық деректерге қол жеткізу;",
    "доступ к чувствительным и биометрическим данным;",
    "an access to sensitive or biometric data;",
  ),
  breach: say(
    "деректердің қауіпсіздігі бұзылғаны.",
    "нарушение безопасности данных.",
    "a breach of the security of data.",
  ),
  digest: say(
    "Қалған қол жеткізулердің жиынтығын қаншалықты жиі алғыңыз келеді?",
    "Как часто присылать сводку остальных обращений?",
    "How often do you want a digest of all other accesses?",
  ),
  day: say("Күн сайын", "Каждый день", "Every day"),
  week: say("Апта сайын", "Каждую неделю", "Every week"),
  month: say("Ай сайын", "Каждый месяц", "Every month"),
  channels: say(
    "Тізімнен бөлек қалай хабарлау керек?",
    "Как сообщать, кроме списка?",
    "How do you want to be told besides the list?",
  ),
  channelsHint: say(
    "Ештеңе таңдамасаңыз да, бәрі осы қызметтегі тізімде болады.",
    "Даже если ничего не выбрать, всё будет в списке этой службы.",
    "Even if you choose nothing, everything is in the list of this service.",
  ),
  sms: say("SMS", "SMS", "SMS"),
  email: say("Электрондық пошта", "Электронная почта", "E-mail"),
  save: say("Сақтау", "Сохранить", "Save"),
  saved: say("Баптаулар сақталды", "Настройки сохранены", "The settings are kept"),
} as const;
