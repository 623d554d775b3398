/** One request, and whether its answer is the right one. */
export type Shot = {
  readonly request: string;
  /** How many decisions, grants and the like it asks for. */
  readonly weight: number;
  readonly isRight: (status: number, body: string) => boolean;
};

/** Makes one request after the other, each with another body; `undefined` once there is nothing left to ask. */
export type Gun = () => Shot | undefined;

/** What is put under load, as the process that does it is told. */
export type LoadSpec = {
  readonly gun: GunName;
  readonly url: string;
  /** The file of a seeded store. */
  readonly world: string;
  readonly clients: number;
  readonly seconds: number;
};

export type GunName = (typeof GUN_NAMES)[number];

export const GUN_NAMES = [
  ...(["decisions", "boxcars", "grants", "accesses", "hello", "bodies"] as const),
  ...(["c15t-checks", "c15t-writes", "cerbos", "spicedb"] as const),
] as const;

/** What became of a load. */
export type LoadResult = {
  /** Decisions, grants and the like that were answered rightly. */
  readonly done: number;
  readonly milliseconds: number;
  /** Requests that were answered wrongly, with the first of such answers. */
  readonly wrong: number;
  readonly firstWrong?: string;
  /** Milliseconds from request to answer: the middle and the slowest hundredth. */
  readonly p50: number;
  readonly p99: number;
  /** There was nothing left to ask before the time was over. */
  readonly ranDry: boolean;
};
