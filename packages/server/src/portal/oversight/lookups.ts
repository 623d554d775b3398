import { parseInstant, parseLegalDay, type Language } from "@kelisim/core";
import { lookupsOf, type Lookup } from "@kelisim/store";
import {
  dayText,
  figureNames,
  figureWords,
  isFigureName,
  lookupWords,
  OversightLookupsPage,
  translator,
  type ShownLookup,
} from "@kelisim/web/pages";
import { h } from "preact";
import { openCursor, sealCursor } from "../../routes/cursor.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import { listPath } from "../party/gather.ts";
import type { StaffVisit } from "../visit.ts";
import { kindWords } from "./figures/kind-words.ts";

const ROWS = 50;

const LABELS = {
  figure: lookupWords.page,
  from: figureWords.from,
  to: figureWords.to,
  bin: figureWords.bin,
  kind: figureWords.kind,
  days: figureWords.days,
  persons: figureWords.persons,
  year: figureWords.year,
} as const;

const isLabelled = (name: string): name is keyof typeof LABELS => Object.hasOwn(LABELS, name);

const PLACES: Readonly<Record<string, (typeof lookupWords)["home"]>> = {
  "/oversight": lookupWords.home,
  "/oversight/records": lookupWords.records,
  "/oversight/complaints": lookupWords.complaints,
  "/oversight/breaches": lookupWords.breaches,
  "/oversight/deferrals": lookupWords.deferrals,
};

function placeOf(path: string, language: Language): Pick<ShownLookup, "page" | "values"> {
  const known = PLACES[path];
  if (known !== undefined) return { page: known, values: {} };
  const [name = "", ending] = path.slice("/oversight/".length).split(".");
  if (isFigureName(name)) {
    const { title } = figureNames[name];
    return ending === undefined
      ? { page: title, values: {} }
      : { page: lookupWords.file, values: { page: title[language], kind: ending.toUpperCase() } };
  }
  return { page: lookupWords.caseFile, values: {} };
}

/** The choices of a look, in words. */
function filtersOf(path: string, query: URLSearchParams, language: Language) {
  const t = translator(language);
  const figure = query.get("figure") ?? path.slice("/oversight/".length).split(".")[0] ?? "";
  return [...query].flatMap(([name, value]) => {
    if (!isLabelled(name)) return [];
    const label = LABELS[name];
    const day = parseLegalDay(value);
    if (day !== undefined) return [{ label, value: dayText(day, language) }];
    if (name === "figure") {
      return isFigureName(value) ? [{ label, value: t(figureNames[value].title) }] : [];
    }
    if (name === "kind") {
      return isFigureName(figure) ? [{ label, value: t(kindWords(figure, value)) }] : [];
    }
    return [{ label, value }];
  });
}

function shown(
  { at, page: looked, reason, rows, sha256 }: Lookup,
  language: Language,
): ShownLookup {
  const [path = "", query = ""] = looked.split("?");
  return {
    ...placeOf(path, language),
    filters: filtersOf(path, new URLSearchParams(query), language),
    ...{ at, reason, rows, sha256 },
  };
}

/** `/oversight/lookups`: one's own trail. To look at it is not recorded: it shows nobody else's doing. */
export async function showLookups(visit: StaffVisit): Promise<PageAnswer> {
  const { shell, persona, query, language } = visit;
  const call = { ctx: shell.ctx, caller: { key: persona.key, party: persona.party } };
  const filter = persona.key.id;
  const cursor = query.get("after");
  const after = cursor === null ? undefined : openCursor(call, "lookups", filter, cursor);
  const at = parseInstant(after?.["at"] ?? "");
  const place = at === undefined ? undefined : { at, id: after?.["id"] ?? "" };
  const found = await lookupsOf(shell.ctx.store.db, persona.key.id, place, ROWS + 1);
  const listed = found.slice(0, ROWS);
  const last = listed.at(-1);
  const next =
    found.length > ROWS && last !== undefined
      ? sealCursor(call, "lookups", filter, { at: last.at.toString(), id: last.id })
      : undefined;
  return page(
    lookupWords.title,
    h(OversightLookupsPage, {
      lookups: listed.map((lookup) => shown(lookup, language)),
      next: next === undefined ? undefined : listPath("/oversight/lookups", {}, next),
      first: place === undefined ? undefined : "/oversight/lookups",
    }),
  );
}
