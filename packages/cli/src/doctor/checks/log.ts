import { verifyNote } from "@kelisim/log";
import { witnessName, type Config } from "@kelisim/server";
import {
  latestCheckpoint,
  logBacklog,
  logTree,
  withCosignatures,
  witnessStates,
  type Db,
} from "@kelisim/store";
import { type Check, failed, fine, type Finding, warning } from "../check.ts";
import { age } from "../words.ts";

const LATE_MS = 60_000;
/** Witnesses are asked seconds after a checkpoint. */
const COSIGNED_WITHIN_MS = 5 * 60_000;

function waiting(pending: number, oldestMs: number, limit: number): Finding {
  const old = age(oldestMs);
  const found = {
    kk: `журналдан орын күтіп тұрған дәлел топтамалары: ${pending}, ең ескісі ${old.kk} бойы күтуде`,
    ru: `ждут места в журнале, пачек доказательств: ${pending}, самая старая ${old.ru}`,
    en: `${pending} batches of evidence wait for their place, the oldest for ${old.en}`,
  };
  const todo = {
    kk: "kelisim serve процестерінің кемінде бірі KELISIM_JOBS=on баптауымен жұмыс істеп тұрсын; evidence-log жұмысының қатесін қызмет журналынан қараңыз.",
    ru: "Хотя бы один процесс kelisim serve должен работать с KELISIM_JOBS=on; ошибку задания evidence-log ищите в журнале службы.",
    en: "Let at least one kelisim serve run with KELISIM_JOBS=on; look in the service's log for a failure of the job evidence-log.",
  };
  if (pending <= limit) return warning(found, todo);
  return failed(
    {
      kk: `${found.kk}; шектен (${limit}) асты, сондықтан қызмет жаңа әрекет қабылдамай тұр`,
      ru: `${found.ru}; это больше предела (${limit}), и служба не принимает новых действий`,
      en: `${found.en}; that is over the limit (${limit}), and the service takes no further acts`,
    },
    todo,
  );
}

/** What witnesses say, where some are configured. */
async function witnessFindings(
  db: Db,
  { logWitnesses, logWitnessesNeeded: needed }: Config,
  at: number,
): Promise<readonly Finding[]> {
  if (logWitnesses.length === 0) return [];
  const states = new Map((await witnessStates(db)).map((state) => [state.witness, state]));
  const bad = logWitnesses.map(witnessName).flatMap((name) => {
    const { outcome = "new" } = states.get(name) ?? {};
    return outcome === "cosigned" || outcome === "new" ? [] : [`${name}: ${outcome}`];
  });
  const newest = await latestCheckpoint(db);
  const isYoung =
    newest === undefined || at - newest.signedAt.epochMilliseconds < COSIGNED_WITHIN_MS;
  const note = newest === undefined ? "" : await withCosignatures(db, newest);
  const seen = verifyNote(
    note,
    logWitnesses.map(({ key }) => key),
  );
  const given = seen.ok ? seen.signedBy.length : 0;
  const counts = {
    kk: `соңғы бақылау нүктесіне қол қойған куәгерлер: ${given}, керегі: ${needed}`,
    ru: `последнюю контрольную точку заверили свидетели: ${given}, нужно: ${needed}`,
    en: `the newest checkpoint has ${given} cosignatures, ${needed} are needed`,
  };
  if (bad.length === 0 && (given >= needed || isYoung)) return [fine(counts)];
  const list = bad.length === 0 ? "" : `; ${bad.join(", ")}`;
  return [
    warning(
      { kk: `${counts.kk}${list}`, ru: `${counts.ru}${list}`, en: `${counts.en}${list}` },
      {
        kk: "Куәгердің мекенжайы мен кілтін тексеріңіз, ол осы журналды біле ме – сұраңыз. «ahead-of-us» немесе «other-tree» болса, қойма ескі көшірмеден қалпына келтірілген бе, соны анықтаңыз.",
        ru: "Проверьте адрес и ключ свидетеля и знает ли он этот журнал. При «ahead-of-us» и «other-tree» выясните, не восстановлено ли хранилище из старой копии.",
        en: "Check the witness's address and key, and that it knows this log. With «ahead-of-us» or «other-tree», find out whether the store was restored from an older copy.",
      },
    ),
  ];
}

export const logCheck: Check = {
  id: "log",
  title: { kk: "Дәлелдер журналы", ru: "Журнал доказательств", en: "Evidence log" },
  needs: "tables",
  async run({ db, config, now }) {
    const tree = await logTree(db);
    if (tree === undefined) {
      return fine({
        kk: "әлі жоқ, оны kelisim serve өзі жасайды",
        ru: "ещё нет, его создаст kelisim serve",
        en: "there is none yet, kelisim serve makes it",
      });
    }
    const at = now().epochMilliseconds;
    const { pending, oldest } = await logBacklog(db);
    const waits = oldest === undefined ? 0 : at - oldest.epochMilliseconds;
    const newest = await latestCheckpoint(db);
    const signed = age(newest === undefined ? 0 : at - newest.signedAt.epochMilliseconds);
    const state =
      pending > config.logBacklogLimit || waits >= LATE_MS
        ? waiting(pending, waits, config.logBacklogLimit)
        : fine({
            kk: `${tree.origin}: жазба саны ${tree.size}, соңғы бақылау нүктесіне ${signed.kk} бұрын қол қойылды, күтіп тұрған топтамалар: ${pending}`,
            ru: `${tree.origin}: записей ${tree.size}, последняя контрольная точка подписана ${signed.ru} назад, ждут пачек: ${pending}`,
            en: `${tree.origin}: ${tree.size} entries, the newest checkpoint was signed ${signed.en} ago, ${pending} batches wait`,
          });
    return [state, ...(await witnessFindings(db, config, at))];
  },
};
