/** One line of figures. */
export type Sample = {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
};

/** What a scrape gave, taken apart. */
export type Exposition = {
  readonly text: string;
  /** The names that have a type, without the endings of a histogram's parts. */
  readonly families: ReadonlyMap<string, string>;
  readonly samples: readonly Sample[];
  /** The value of a figure with exactly these labels; `undefined` where there is none. */
  readonly value: (name: string, labels?: Readonly<Record<string, string>>) => number | undefined;
};

const SAMPLE = /^([a-z_:][a-z0-9_:]*)(?:\{(.*)\})? (\S+)$/i;
const LABEL = /([a-z_]+)="((?:[^"\\]|\\.)*)"/gi;

function sampleOf(line: string): Sample {
  const [, name, inner = "", value] = SAMPLE.exec(line) ?? [];
  if (name === undefined) throw new Error(`no line of figures: ${line}`);
  const labels = Object.fromEntries(
    [...inner.matchAll(LABEL)].map(([, label = "", word = ""]) => [label, word]),
  );
  return { name, labels, value: Number(value) };
}

const sameLabels = (a: Sample["labels"], b: Sample["labels"]): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([label, word]) => b[label] === word);

/** Reads the text format of Prometheus. */
export function parseExposition(text: string): Exposition {
  const lines = text.split("\n").filter((line) => line !== "");
  const families = new Map(
    lines
      .filter((line) => line.startsWith("# TYPE "))
      .map((line) => line.split(" "))
      .map(([, , name = "", type = ""]) => [name, type]),
  );
  const samples = lines.filter((line) => !line.startsWith("#")).map(sampleOf);
  return {
    text,
    families,
    samples,
    value: (name, labels = {}) =>
      samples.find((each) => each.name === name && sameLabels(each.labels, labels))?.value,
  };
}
