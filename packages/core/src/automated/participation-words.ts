import type { Text3 } from "../text.ts";
import type { ProcessingOutcome } from "./outcome.ts";
import type { Participation } from "./participation.ts";

/** What each kind of step means for the question whether anyone took part. */
export const PARTICIPATION_WORDS: Readonly<Record<Participation, Text3>> = {
  "took-part": {
    kk: "Нәтиже күшіне енгенге дейін оны өзгерте алатын адам қарады.",
    ru: "До вступления результата в силу его рассмотрел человек, который мог его изменить.",
    en: "Before it took effect the outcome was looked at by a person who could change it.",
  },
  system: {
    kk: "Бір қадамды жүйенің өзі жасады.",
    ru: "Шаг выполнила система.",
    en: "A step was made by the system.",
  },
  "data-subject": {
    kk: "Батырманы субъектінің өзі басса, бұл меншік иесінің, оператордың немесе үшінші тұлғаның қатысуы болып саналмайды.",
    ru: "Нажатие самого субъекта – не участие собственника, оператора или третьего лица.",
    en: "The data subject's own click is no participation of owner, operator or third party.",
  },
  "no-holder": {
    kk: "Адамның меншік иесі, оператор немесе үшінші тұлға атынан әрекет еткені көрсетілмеген.",
    ru: "Не показано, что человек действовал от собственника, оператора или третьего лица.",
    en: "It is not shown that the person acted for owner, operator or third party.",
  },
  "could-not-change": {
    kk: "Адам болды, бірақ нәтижені өзгерте алғаны көрсетілмеген.",
    ru: "Человек был, но не показано, что он мог изменить результат.",
    en: "There was a person, but it is not shown that she could change the outcome.",
  },
  "too-late": {
    kk: "Адам нәтиже күшіне енгеннен кейін ғана қарады.",
    ru: "Человек посмотрел лишь после того, как результат вступил в силу.",
    en: "The person looked only after the outcome had taken effect.",
  },
  nominal: {
    kk: "Адам батырманы басты, бірақ нәтижені қарап үлгермеді.",
    ru: "Человек нажал кнопку, но рассмотреть результат не успел.",
    en: "The person clicked, but had no time to look at the outcome.",
  },
};

const VERDICT: Readonly<Record<"automated" | "attended", Text3>> = {
  automated: {
    kk: "Бұл – автоматтандырылған өңдеу: нәтижені өзгерте алатын ешкім қатыспады.",
    ru: "Это автоматизированная обработка: никто, кто мог бы изменить результат, не участвовал.",
    en: "This is automated processing: nobody who could change the outcome took part.",
  },
  attended: {
    kk: "Бұл автоматтандырылған өңдеу емес.",
    ru: "Это не автоматизированная обработка.",
    en: "This is no automated processing.",
  },
};

/** Why an outcome counts as automated or not: the verdict, then what decided it, each thing once. */
export function whyAutomated({
  automated,
  participation,
}: Pick<ProcessingOutcome, "automated" | "participation">): Text3 {
  const kinds = automated ? new Set(participation) : new Set(["took-part" as const]);
  const said = [
    VERDICT[automated ? "automated" : "attended"],
    ...[...kinds].map((kind) => PARTICIPATION_WORDS[kind]),
  ];
  const joined = (language: keyof Text3) => said.map((text) => text[language]).join(" ");
  return { kk: joined("kk"), ru: joined("ru"), en: joined("en") };
}
