/** A parser or a check, and what must be true of it for every input there is. */
export type FuzzTarget = {
  /** The name of its file, and of its folder in the corpus. */
  readonly name: string;
  /** Inputs that are right, from which wrong ones are made. The same at each call. */
  readonly seeds: () => Uint8Array[];
  /** Throws for a defect: a parser that throws, disagrees with itself or lets a change pass. */
  readonly run: (input: Uint8Array) => void | Promise<void>;
  /** Pieces of the format, beside those that every target gets. */
  readonly tokens?: readonly (string | Uint8Array)[];
  /** The longest input that is tried, in bytes; 16 KiB if it does not say. */
  readonly longest?: number;
};

/** An input for which a target threw, took more than a second or never came back. */
export type Finding = {
  readonly kind: "crash" | "slow" | "hang";
  readonly input: Uint8Array;
  /** What the target said. */
  readonly words: string;
};
