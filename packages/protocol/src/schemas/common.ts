import type { Id, IdKind, LegalDay, Text3 } from "@kelisim/core";
import { Type } from "typebox";
import type { Body } from "../wire.ts";
import { BLOCK, CODE, CURSOR, idPattern, LINE } from "./patterns.ts";

/** Unknown members are refused: in every request body but the access question. */
export const CLOSED = { additionalProperties: false } as const;

/** An id of one kind: three letters, `_`, 32 hex digits. */
export const IdOf = <K extends IdKind>(kind: K) =>
  Type.Unsafe<Id<K>>(
    Type.String({
      pattern: idPattern(kind),
      examples: [`${kind}_0196f0c2a1b47c3d8e9f0a1b2c3d4e5f`],
    }),
  );

/** One line of text of at most `maxLength` characters. */
export const Line = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: LINE });

/** Text of several lines of at most `maxLength` characters. */
export const Block = (maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: BLOCK });

const text3Of = (maxLength: number) =>
  Type.Unsafe<Text3>(
    Type.Object({ kk: Block(maxLength), ru: Block(maxLength), en: Block(maxLength) }, CLOSED),
  );

/** A text for people in Kazakh, Russian and English. */
export const Text3Schema = text3Of(4000);

/** A name in the three languages. */
export const Name3 = Type.Unsafe<Text3>(
  Type.Object({ kk: Line(300), ru: Line(300), en: Line(300) }, CLOSED),
);

/** A name in the three languages, or one that is the same in all of them. */
export const Name = Type.Union([Line(300), Name3]);

/** An IIN in clear: only ever in a body. */
export const IinText = Type.String({
  format: "iin",
  description: "Individual identification number (ЖСН, ИИН): twelve digits.",
});

/** A BIN. */
export const BinText = Type.String({
  format: "bin",
  description: "Business identification number (БСН, БИН): twelve digits.",
});

/** A legal day, `YYYY-MM-DD` in Asia/Almaty. */
export const Day = Type.Unsafe<LegalDay>(
  Type.String({ format: "legal-day", description: "A day in Kazakhstan, YYYY-MM-DD." }),
);

/** RFC 3339 text of an instant. */
export const InstantText = Type.String({
  format: "instant",
  description: "RFC 3339 with an offset; answers carry +05:00.",
});

/** SHA-256 in lowercase hex. */
export const Sha256 = Type.String({
  format: "sha256",
  description: "SHA-256 as 64 lowercase hex digits.",
});

/** A country, e.g. `KZ`. */
export const Country = Type.String({ format: "country", description: "ISO 3166-1 alpha-2." });

/** The code that a party gives to a record of its own. */
export const Code = Type.String({ minLength: 1, maxLength: 64, pattern: CODE });

/** The code of a data category as somebody names it; whether it exists is another question. */
export const CategoryRef = Type.String({ minLength: 1, maxLength: 64, pattern: LINE });

/** Categories named by code; at least one. */
export const Categories = Type.Array(CategoryRef, {
  minItems: 1,
  maxItems: 200,
  uniqueItems: true,
});

/** A language of the service. */
export const LanguageCode = Type.Enum(["kk", "ru", "en"], { type: "string" });

/** Who the data are about. No path and no query ever names her. */
export const DataSubject = Type.Object({ iin: IinText }, CLOSED);
export type DataSubject = Body<typeof DataSubject>;

/** Ids in a path are compared, not validated: a wrong one is as unknown as a foreign one. */
export const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 600 }) });
export type IdParams = Body<typeof IdParams>;

/** For acts that need no body: none at all, or an empty object. */
export const EmptyBody = Type.Unsafe<object | null>({
  type: ["object", "null"],
  additionalProperties: false,
});

/** Items on a page where no `limit` is given. */
export const PAGE_LIMIT_DEFAULT = 50;

/** Members of every list query. */
export const PAGE = {
  limit: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 200, description: `Default ${PAGE_LIMIT_DEFAULT}.` }),
  ),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: 1024, pattern: CURSOR })),
};

/** The query of a list without filters. */
export const PageQuery = Type.Object(PAGE, CLOSED);
export type PageQuery = Body<typeof PageQuery>;

/** `null` after the last page. */
export const NextCursor = Type.Unsafe<string | null>({ type: ["string", "null"] });

const KEY = /^[\x20-\x7e]{1,255}$/;

/** Whether the text may be an `Idempotency-Key`: 1–255 printable ASCII characters. */
export const isIdempotencyKey = (text: string): boolean => KEY.test(text) && text.trim() !== "";
