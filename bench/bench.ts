import { loadNow, machineOf } from "./machine.ts";
import type { Probe, Report } from "./report/report.ts";
import { inOrder, NOT_ASKED, rowOf, type Finding, type Row } from "./report/row.ts";
import { targetOf, TARGETS, type TargetId } from "./report/targets.ts";
import { Rig } from "./rig.ts";
import type { Scale } from "./scale.ts";
import { GROUPS } from "./targets/all.ts";
import type { Found } from "./targets/group.ts";

const methodOf = (
  { name, rounds, seconds }: Scale,
  { fsync }: { readonly fsync: string },
): string =>
  `${name} run: ${rounds} interleaved rounds of ${seconds} s after warm-up, medians of the ratios within a round; ${fsync}.`;

/** A group that fails leaves no figures, but its neighbours theirs. */
async function measured(
  rig: Rig,
  only: ReadonlySet<TargetId>,
): Promise<{ readonly found: readonly Found[]; readonly probes: readonly Probe[] }> {
  const all: Found[] = [];
  const probes: Probe[] = [];
  for (const group of GROUPS) {
    const wanted = group.ids.filter((id) => only.has(id));
    if (wanted.length === 0) continue;
    rig.tell(`measuring ${wanted.join(", ")}`);
    try {
      const result = await group.run(rig, new Set(wanted));
      all.push(...result.found);
      probes.push(...(result.probes ?? []));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      rig.tell(`${wanted.join(", ")} failed: ${error instanceof Error ? error.stack : why}`);
      for (const { id, case: label } of TARGETS.filter((each) => wanted.includes(each.id))) {
        all.push({ id, case: label, finding: { value: null, why: why.split("\n", 1)[0] ?? "" } });
      }
    }
  }
  return { found: all, probes };
}

/** Every figure once: the first that was found of it, a value before a failure. */
function rowsOf(all: readonly Found[], only: ReadonlySet<TargetId>): readonly Row[] {
  const rows = TARGETS.map(({ id, case: label }) => {
    const mine = all.filter((each) => each.id === id && each.case === label);
    const best = mine.find(({ finding }) => finding.value !== null) ?? mine[0];
    const missing: Finding = { value: null, why: only.has(id) ? "not measured yet" : NOT_ASKED };
    return rowOf(targetOf(id, label), best?.finding ?? missing);
  });
  return inOrder(rows);
}

/** Measures what is wanted, and closes everything behind it. */
export async function bench(
  scale: Scale,
  wanted: readonly TargetId[],
  tell: (line: string) => void,
): Promise<Report> {
  const loadBefore = loadNow();
  const rig = await Rig.open({ scale, tell });
  try {
    const machine = machineOf(rig.server, loadBefore);
    tell(`${machine.cpu}, ${machine.cores} cores; ${machine.postgres}; ${machine.fsync}`);
    const only = new Set(wanted);
    const { found, probes } = await measured(rig, only);
    const method = methodOf(scale, machine);
    return { machine, scale: scale.name, method, targets: rowsOf(found, only), probes };
  } finally {
    await rig.close();
  }
}
