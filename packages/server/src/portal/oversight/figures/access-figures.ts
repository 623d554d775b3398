import type { FactGroup } from "@kelisim/store";
import { columnWords, figureNames, type FigureName } from "@kelisim/web/pages";
import { figuresBy, ranked } from "./figures.ts";
import { kindWords } from "./kind-words.ts";
import type { Question } from "./question.ts";
import {
  kindTable,
  partyTable,
  recordsPath,
  type FigureRead,
  type ReadFigure,
  type Sources,
} from "./source.ts";

type Words = {
  readonly unit: typeof columnWords.accesses;
  readonly kind: typeof columnWords.reason;
};

/** Groups of one sort, and of one kind where one is asked for: what holds several kinds together is left out then. */
const chosen = (
  groups: readonly FactGroup[],
  family: string,
  kind: string | undefined,
): readonly FactGroup[] =>
  groups.filter((group) => group.family === family && (kind === undefined || group.kind === kind));

async function readFamily(
  sources: Sources,
  question: Question,
  figure: FigureName,
  { family, words }: { readonly family: string; readonly words: Words },
): Promise<FigureRead> {
  const { from, to, bin, kind } = question;
  const groups = chosen(await sources.accesses({ from, to }, bin), family, kind);
  const { title, empty } = figureNames[figure];
  const byParty = ranked(figuresBy(groups, (group) => group.bin));
  const byKind = ranked(figuresBy(groups, (group) => group.kind ?? ""));
  const table = { empty, unit: words.unit, caption: title };
  return {
    ...{ from, to },
    tables: [
      await partyTable(sources, { ...table, party: columnWords.party }, byParty, (number) =>
        recordsPath(figure, { bin: number, kind, from, to }),
      ),
      kindTable({ ...table, caption: words.kind, kind: words.kind }, byKind, (each) =>
        kindWords(figure, each),
      ),
    ],
  };
}

/** Accesses that a law opened without a consent. */
export const readGrounds: ReadFigure = (sources, question) =>
  readFamily(sources, question, "grounds", {
    family: "without-consent",
    words: { unit: columnWords.accesses, kind: columnWords.ground },
  });

/** Attempts that were denied. */
export const readDenied: ReadFigure = (sources, question) =>
  readFamily(sources, question, "denied", {
    family: "denied",
    words: { unit: columnWords.denials, kind: columnWords.reason },
  });
