import { Type } from "typebox";
import { CLOSED, Day, Line } from "./common.ts";

const law = {
  kind: Type.Enum(["law"], { type: "string" }),
  act: Type.Unsafe<string>({ ...Line(100), description: "A law; an order is none here." }),
  article: Line(50),
};

/** What sets a term otherwise than the purpose's need. @law 231-VIII 8(5) */
export const TermBasisBody = Type.Union([
  Type.Object(law, CLOSED),
  Type.Object(
    {
      kind: Type.Enum(["contract"], { type: "string" }),
      reference: Type.Unsafe<string>({
        ...Line(200),
        description:
          "The contract with this very person, by its number; general terms are none. Kept encrypted.",
      }),
    },
    CLOSED,
  ),
]);

/** The same as it is shown: what a contract is called is nobody else's business. */
export const TermBasisAnswer = Type.Union([
  Type.Object(law),
  Type.Object({ kind: Type.Enum(["contract"], { type: "string" }) }),
]);

/** Until a day (included), or until the purpose is reached. @law 231-VIII 8(5) 8(6) */
export const ValidUntil = Type.Object({
  kind: Type.Enum(["date", "purpose-achieved"], { type: "string" }),
  date: Type.Optional(Day),
  basis: Type.Optional(TermBasisAnswer),
});
