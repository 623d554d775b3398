import type { Words } from "../people.ts";
import { escaped, htmlPage, languageOf } from "./frame.ts";

type Failure = { readonly title: Words; readonly text: Words };

const FAILURES = {
  failed: {
    title: {
      kk: "Кіру мүмкін болмады",
      ru: "Войти не удалось",
      en: "Signing in did not work",
    },
    text: {
      kk: "Бұл бет ескірген не толық емес сілтемемен ашылған. Қызметтің бетіне оралып, кіруді қайта бастаңыз.",
      ru: "Страница открыта по устаревшей или неполной ссылке. Вернитесь на страницу службы и начните вход заново.",
      en: "This page was opened by a link that is out of date or incomplete. Go back to the service and start again.",
    },
  },
  "signed-out": {
    title: { kk: "Сіз шықтыңыз", ru: "Вы вышли", en: "You have signed out" },
    text: {
      kk: "Бұл бетті жаба аласыз.",
      ru: "Эту страницу можно закрыть.",
      en: "You can close this page.",
    },
  },
} as const satisfies Readonly<Record<string, Failure>>;

/** A page that says what happened and what to do, and nothing of the request. */
export function failurePage(wanted: string | undefined, kind: keyof typeof FAILURES): string {
  const language = languageOf(wanted);
  const { title, text } = FAILURES[kind];
  return htmlPage(language, title[language], `<p>${escaped(text[language])}</p>`);
}
