import type { Text3 } from "../../text.ts";
import { addDays, type LegalDay } from "../../time.ts";
import type { ActId, LawSource } from "../source.ts";

/** How far the words of an edition are known: quoted from an act, told by its sense, or not at all. */
export type EditionTrust = "act" | "base-law" | "not-held";

/** A provision of an act; without `part` all of the article, without `article` the whole act. */
export type Place = { readonly article?: string; readonly part?: string };

/** How an act, or a provision of it, reads from a day on, until an entry of a later day says otherwise. */
export type Edition = {
  readonly act: ActId;
  readonly place: Place;
  /** `null`: as far back as this service looks. */
  readonly from: LegalDay | null;
  readonly trust: EditionTrust;
  /** The act that made this wording, where it is another one. */
  readonly madeBy?: ActId;
  readonly note: Text3;
};

/** An edition with its last day. */
export type EditionInForce = Edition & { readonly to: LegalDay | null };

const EARLIEST = "0000-01-01" as LegalDay;
const since = ({ from }: Edition): LegalDay => from ?? EARLIEST;
const depth = ({ place: { article, part } }: Edition): number =>
  Number(article !== undefined) + Number(part !== undefined);

const covers = ({ act, place }: Edition, asked: { readonly act: ActId } & Place): boolean =>
  act === asked.act &&
  (place.article === undefined || place.article === asked.article) &&
  (place.part === undefined || place.part === asked.part);

/** What is said of a place, the newest first; of one day, the closest to it first. */
const about = (
  editions: readonly Edition[],
  asked: { readonly act: ActId } & Place,
): readonly Edition[] =>
  editions
    .filter((edition) => covers(edition, asked))
    .toSorted((a, b) =>
      since(a) === since(b) ? depth(b) - depth(a) : since(a) < since(b) ? 1 : -1,
    );

/**
 * The edition of a place on a day. @returns `undefined` where the act is not listed on that day: it did not
 * exist yet, or it is none ("product")
 */
export function editionOn(
  asked: { readonly act: ActId } & Place,
  on: LegalDay,
  editions: readonly Edition[],
): EditionInForce | undefined {
  const said = about(editions, asked);
  const edition = said.find((each) => since(each) <= on);
  if (edition === undefined) return undefined;
  const next = said.map(since).filter((first) => first > on);
  const last = next.at(-1);
  return { ...edition, to: last === undefined ? null : addDays(last, -1) };
}

/** Every edition that says something of a day: of whole acts, and of provisions that differ from them. */
export function editionsOn(on: LegalDay, editions: readonly Edition[]): readonly EditionInForce[] {
  const found = editions.map(({ act, place }) => ({
    place,
    is: editionOn({ act, ...place }, on, editions),
  }));
  const own = found.flatMap(({ place, is }) =>
    is !== undefined && samePlace(place, is.place) ? [is] : [],
  );
  return own.filter(
    (edition, index) =>
      own.findIndex((each) => each.act === edition.act && samePlace(each.place, edition.place)) ===
      index,
  );
}

const samePlace = (a: Place, b: Place): boolean => a.article === b.article && a.part === b.part;

/** Whether the words are at hand that stood in a rule's source on a day; our own always are. */
export const isTextHeld = (
  source: Pick<LawSource, "act" | "article" | "part">,
  on: LegalDay,
  editions: readonly Edition[],
): boolean => editionOn(source, on, editions)?.trust !== "not-held";
