type Frame = { readonly functionName: string; readonly url: string; readonly lineNumber: number };

/** What `--cpu-prof` writes. */
export type CpuProfile = {
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
};

const nameOf = ({ functionName, url, lineNumber }: Frame): string =>
  `${functionName || "(anonymous)"} ${url.replace(/^.*\/(packages|node_modules)\//, "$1/")}:${lineNumber + 1}`;

/** The functions in which most of the time was spent, without what they called; the idle time apart. */
export function selfTimes(profile: CpuProfile): readonly { name: string; share: number }[] {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const times = new Map<string, number>();
  let total = 0;
  for (const [at, id] of profile.samples.entries()) {
    const frame = frames.get(id);
    if (frame === undefined || frame.functionName === "(idle)") continue;
    const micros = profile.timeDeltas[at] ?? 0;
    total += micros;
    times.set(nameOf(frame), (times.get(nameOf(frame)) ?? 0) + micros);
  }
  return [...times]
    .map(([name, micros]) => ({ name, share: micros / total }))
    .toSorted((a, b) => b.share - a.share);
}
