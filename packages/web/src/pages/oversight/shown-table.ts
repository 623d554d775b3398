import type { Instant, LegalDay, Text3 } from "@kelisim/core";

/** A figure as far as it may be said; with `hasFew` there is more, about too few people to say how much. */
export type ShownFigure = { readonly count: number; readonly hasFew: boolean };

/** One fact of a row. */
export type ShownCell =
  | { readonly kind: "text"; readonly text: Text3 }
  /** Words from outside, in whatever language. */
  | { readonly kind: "foreign"; readonly text: string }
  | { readonly kind: "party"; readonly bin: string; readonly name: Text3 | undefined }
  | { readonly kind: "day"; readonly day: LegalDay }
  | { readonly kind: "instant"; readonly at: Instant }
  | ({ readonly kind: "figure" } & ShownFigure);

export type ShownColumn = {
  /** Names the member in JSON and the column in CSV. */
  readonly name: string;
  readonly label: Text3;
};

export type ShownRow = {
  readonly cells: readonly ShownCell[];
  /** Where its single records are, for whoever gives a reason. */
  readonly records?: string | undefined;
};

/** Rows of facts with one figure each, as they are shown, exported and hashed. */
export type ShownTable = {
  readonly name: string;
  readonly caption: Text3;
  readonly columns: readonly ShownColumn[];
  readonly rows: readonly ShownRow[];
  /** Said instead of a table without rows. */
  readonly empty: Text3;
  /** `bars`: one in each row; `days`: a row of columns over the days. */
  readonly chart: "bars" | "days" | "none";
};
