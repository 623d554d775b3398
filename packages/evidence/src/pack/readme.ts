import type { Language, Text3 } from "@kelisim/core";
import { README_SECTIONS, README_TEXTS } from "./readme-texts.ts";

/** What an archive is about. */
export type PackSubject = {
  readonly kind: "consent" | "duty" | "complaint" | "rights-call" | "access";
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
  "rights-call": { kk: "өтініш", ru: "обращение", en: "request" },
  access: { kk: "деректерге қол жеткізу", ru: "обращение к данным", en: "access to data" },
};

/** The README in one language: a step for each kind of file that is there. */
function readmeIn(
  language: Language,
  { kind, id, madeAt, service }: PackSubject,
  paths: readonly string[],
): string {
  const { title, record, by, at, intro, atOnce } = README_TEXTS;
  const steps = README_SECTIONS.filter(
    ({ where }) => where === undefined || paths.some((path) => where.test(path)),
  ).map(
    ({ text, commands }, index) =>
      `${index + 1}. ${text[language].replaceAll("{service}", service)}\n${commands}`,
  );
  return [
    title[language],
    [
      `${record[language]}: ${KINDS[kind][language]} ${id}`,
      `${by[language]}: ${service}`,
      `${at[language]}: ${madeAt}`,
    ].join("\n"),
    intro[language],
    steps.join("\n"),
    `${atOnce[language]}\n`,
  ].join("\n\n");
}

/** What an inspector reads first: how to check the files that are there with common tools. */
export const readme = (about: PackSubject, paths: readonly string[]): string =>
  (["kk", "ru", "en"] as const)
    .map((language) => readmeIn(language, about, paths))
    .join("\n----\n\n");
