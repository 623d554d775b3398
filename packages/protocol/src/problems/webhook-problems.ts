import { text3, type ProblemEntry } from "./entry.ts";

/** Where events are sent to. */
export const WEBHOOK_PROBLEMS = {
  "webhook-url-not-allowed": {
    status: 422,
    title: text3(
      "Вебхуктің мұндай мекенжайы қабылданбайды",
      "Такой адрес вебхука не принимается",
      "This webhook address is not accepted",
    ),
    next: text3(
      "Интернеттен ашылатын https:// мекенжайын беріңіз: онда логин мен құпиясөз болмасын және ол ішкі желіге апармасын.",
      "Укажите адрес https://, доступный из интернета: без логина и пароля и не ведущий во внутреннюю сеть.",
      "Give an https:// address that the internet can reach, without user name or password, and not inside a private network.",
    ),
  },
  "webhook-disabled": {
    status: 409,
    title: text3("Вебхук өшірілген", "Вебхук отключён", "The webhook is disabled"),
    next: text3(
      "Жаңа вебхук тіркеңіз; жеткізілмеген оқиғаларды GET /v1/events арқылы оқуға болады.",
      "Зарегистрируйте новый вебхук; недоставленные события можно прочитать через GET /v1/events.",
      "Register a new webhook; events that were not delivered can be read with GET /v1/events.",
    ),
  },
} as const satisfies Record<string, ProblemEntry>;
