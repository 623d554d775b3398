import { readArrayText } from "./array-text.ts";

/** Turns the text form of one value into JavaScript. Both adapters use this one table. */
export type Decoder = (text: string) => unknown;

const asIs: Decoder = (text) => text;

/** `t` or `f`. */
const bool: Decoder = (text) => text === "t";

const int8: Decoder = (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("an int8 does not fit a safe integer");
  return value;
};

/** `\x…` to bytes; a plain `Uint8Array`, so that both adapters give the same class. */
const bytea: Decoder = (text) => {
  if (!text.startsWith("\\x")) throw new RangeError("bytea_output must be hex");
  return new Uint8Array(Buffer.from(text.slice(2), "hex"));
};

const json: Decoder = (text) => JSON.parse(text) as unknown;

/** `2026-07-12 00:00:00.5+00` to `2026-07-12T00:00:00.5Z`: RFC 3339, as `parseInstant` reads it. */
const timestamptz: Decoder = (text) => text.replace(" ", "T").replace(/\+00$/, "Z");

const timestamp: Decoder = (text) => text.replace(" ", "T");

const SCALARS: readonly (readonly [oid: number, arrayOid: number, decode: Decoder])[] = [
  [16, 1000, bool],
  [17, 1001, bytea],
  [20, 1016, int8],
  [21, 1005, Number], // int2
  [23, 1007, Number], // int4
  [26, 1028, Number], // oid
  [700, 1021, Number], // float4
  [701, 1022, Number], // float8
  [114, 199, json],
  [3802, 3807, json], // jsonb
  [1114, 1115, timestamp],
  [1184, 1185, timestamptz],
  [1082, 1182, asIs], // date, `YYYY-MM-DD`
  [1700, 1231, asIs], // numeric: text, so that no digit is lost
  [2950, 2951, asIs], // uuid
  [25, 1009, asIs], // text
  [1043, 1015, asIs], // varchar
  [19, 1003, asIs], // name
];

const arrayOf =
  (decode: Decoder): Decoder =>
  (text) =>
    readArrayText(text).map((element) => (element === null ? null : decode(element)));

const DECODERS = new Map<number, Decoder>(
  SCALARS.flatMap(([oid, arrayOid, decode]) => [
    [oid, decode],
    [arrayOid, arrayOf(decode)],
  ]),
);

/** The decoder of a type; types that are not in the table stay as their text. */
export const decoderFor = (oid: number): Decoder => DECODERS.get(oid) ?? asIs;
