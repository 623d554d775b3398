import type { LegalDay, ServiceKind } from "@kelisim/core";

/** A column and its type as PostgreSQL writes it, such as `timestamp with time zone`. */
export type Column = { readonly name: string; readonly type: string };

/** A table as the catalogue shows it; a partitioned one stands for all its partitions. */
export type TableShape = {
  readonly name: string;
  /** In the order in which they were declared. */
  readonly columns: readonly Column[];
  /** The columns of the primary key. */
  readonly key: readonly string[];
  /** Whether it is partitioned by month of `recorded_at`. */
  readonly monthly: boolean;
};

/** How much a table holds, and a checksum of it in which the order of the rows does not matter. */
export type TableSummary = {
  readonly rows: number;
  /** 64 hex digits. */
  readonly checksum: string;
};

export type TableImage = TableShape &
  TableSummary & {
    /** First days of the UTC months that its rows need partitions for. */
    readonly months: readonly LegalDay[];
  };

/** What a store held at one instant, without the rows themselves. */
export type StoreImage = {
  readonly engine: "pglite" | "postgres";
  readonly service: { readonly id: string; readonly kind: ServiceKind };
  /** `data.1:… mac.1:… seal.1:…`: the keys that its fields need; says nothing about the keys. */
  readonly keys: string;
  /** The migrations it had, in order. */
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[];
  /** In an order in which references point backwards. */
  readonly tables: readonly TableImage[];
};

/** One row: each value in PostgreSQL's own text form, in the order of the columns. */
export type TextRow = readonly (string | null)[];

/** Some rows of one table. */
export type Batch = { readonly table: string; readonly rows: readonly TextRow[] };

/** Where rows come from: a database at one instant, or a file. */
export type RowSource = {
  readonly image: StoreImage;
  /** Every row of every table, table by table in the order of the image. May be asked again. */
  readonly batches: () => AsyncIterable<Batch>;
};

/** Called after each batch: how many rows of a table are through. */
export type OnProgress = (done: {
  readonly table: string;
  readonly rows: number;
  readonly of: number;
}) => void;
