import { parseU64 } from "../bytes/unsigned.ts";

/** How many hashes or entries a full tile holds. */
export const TILE_WIDTH = 256;
/** How many levels of the tree a tile stands for. */
export const TILE_HEIGHT = 8;

const LEVEL_MOST = 63;
/** More tiles than this cannot stand beside each other in a tree of 2^64 - 1 leaves. */
const NUMBER_MOST = 2n ** 56n - 1n;

/** Which tile: hashes of a level, or the entries themselves. */
export type TileName = {
  readonly level: number | "entries";
  readonly number: bigint;
  /** 256 for a full tile, less for one that still grows. */
  readonly width: number;
};

/** A number as path, in groups of three digits: 1234067 is `x001/x234/067`. */
function formatNumber(number: bigint): string {
  const digits = String(number);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/.{3}/g) ?? [];
  return groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join("/");
}

/** @throws RangeError for a tile that no tree has */
function format({ level, number, width }: TileName): string {
  const isLevel = level === "entries" || (Number.isInteger(level) && level >= 0);
  const fits = number >= 0n && number <= NUMBER_MOST && Number.isInteger(width);
  if (!isLevel || !fits || width < 1 || width > TILE_WIDTH || Number(level) > LEVEL_MOST) {
    throw new RangeError("no tree has such a tile");
  }
  const partial = width === TILE_WIDTH ? "" : `.p/${String(width)}`;
  return `tile/${String(level)}/${formatNumber(number)}${partial}`;
}

/**
 * Where a tile of hashes is served, below the log's address: `tile/<L>/<N>[.p/<W>]`.
 * @throws RangeError for a tile that no tree has
 * @see C2SP tlog-tiles
 */
export const tilePath = (level: number, number: bigint, width: number = TILE_WIDTH): string =>
  format({ level, number, width });

/**
 * Where a bundle of entries is served: `tile/entries/<N>[.p/<W>]`.
 * @throws RangeError for a bundle that no tree has
 */
export const entriesPath = (number: bigint, width: number = TILE_WIDTH): string =>
  format({ level: "entries", number, width });

const PATH =
  /^tile\/(?<level>entries|0|[1-9][0-9]?)\/(?<number>(?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/(?<width>[1-9][0-9]{0,2}))?$/;

/** Which tile a path names; `undefined` unless it is written just as `tilePath` writes it. */
export function parseTilePath(path: string): TileName | undefined {
  const parts = typeof path === "string" ? PATH.exec(path)?.groups : undefined;
  if (parts === undefined) return undefined;
  const level = parts["level"] === "entries" ? "entries" : Number(parts["level"]);
  const digits = (parts["number"] ?? "").replaceAll(/[x/]/g, "").replace(/^0+(?=.)/, "");
  const number = parseU64(digits);
  const width = parts["width"] === undefined ? TILE_WIDTH : Number(parts["width"]);
  if (number === undefined || number > NUMBER_MOST || width > TILE_WIDTH) return undefined;
  if (level !== "entries" && level > LEVEL_MOST) return undefined;
  const name: TileName = { level, number, width };
  return format(name) === path ? name : undefined;
}
