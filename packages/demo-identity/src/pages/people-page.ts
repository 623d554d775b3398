import type { DemoIdentity } from "../people.ts";
import { escaped, htmlPage, type Language } from "./frame.ts";

const WORDS = {
  title: {
    kk: "Кім болып кіресіз?",
    ru: "От чьего имени войти?",
    en: "Who do you want to sign in as?",
  },
  demo: {
    kk: "Бұл – сынақ үшін жасалған кіру беті. Тізімдегі адамдар да, олардың нөмірлері де ойдан шығарылған, құпиясөз керек емес.",
    ru: "Это страница входа для пробы. Люди в списке и их номера вымышлены, пароль не нужен.",
    en: "This is a sign-in page for trying things out. The people in the list and their numbers are fictitious; no password is needed.",
  },
  iin: { kk: "ЖСН", ru: "ИИН", en: "IIN" },
  cancel: {
    kk: "Кірмей, артқа қайту",
    ru: "Вернуться, не входя",
    en: "Go back without signing in",
  },
} as const;

/** A button for each person; the number of the button is sent, never that of the person. */
function personButton(person: DemoIdentity, index: number, language: Language): string {
  const note = person.note === undefined ? "" : `<span>${escaped(person.note[language])}</span>`;
  // Names are Kazakh or Russian whatever the page: most are written alike in both.
  return (
    `<li><button name="person" value="${index}"><b lang="kk">${escaped(person.name)}</b>${note}` +
    `<span>${WORDS.iin[language]} ${escaped(person.iin)}</span></button></li>`
  );
}

/** The people to choose from. */
export function peoplePage(language: Language, people: readonly DemoIdentity[]): string {
  const list = people.map((person, index) => personButton(person, index, language)).join("");
  return htmlPage(
    language,
    WORDS.title[language],
    `<p class="demo">${WORDS.demo[language]}</p><form method="post"><ul>${list}</ul>` +
      `<button class="cancel" name="cancel" value="1">${WORDS.cancel[language]}</button></form>`,
  );
}
