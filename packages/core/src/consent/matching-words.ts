import type { IdSource } from "../commands/id-source.ts";

/** Short, well-known Kazakh words that are easy to tell apart when read on two screens. */
export const MATCHING_WORDS: readonly string[] = (
  "алма алтын арман арша асқар аспан аққу бағбан бақыт балапан бесік бидай боран босаға бөрік бұлақ " +
  "бұлбұл бүркіт гүл дала дастан домбыра достық дәптер егін ерке есік жайлау жаңбыр жапырақ жасыл " +
  "жолбарыс жұлдыз жібек кеме керуен кілем көбелек көгершін көктем күміс күн күнбағыс қазына қайың " +
  "қалам қарлығаш қобыз қозы қоңырау құлын құмыра лашын мақта маржан мейрам мұхит наурыз нұр ноян " +
  "орман отау өзен өрік пырақ раушан сазан самал сандық сарбаз сұңқар сүмбіле таңшолпан тарлан теңіз " +
  "терезе тобылғы толқын тұлпар түлкі ұшқын үкі шағала шапан шаңырақ шуақ шырша ыдыс інжу"
).split(" ");

/** A word that both sides are shown. It is compared, never typed, and proves nothing. */
export const pickMatchingWord = (ids: IdSource): string => {
  const word = MATCHING_WORDS[ids.pick(MATCHING_WORDS.length)];
  if (word === undefined) throw new Error("the id source picked outside the bound");
  return word;
};
