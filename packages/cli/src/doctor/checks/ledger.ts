import { existsSync } from "node:fs";
import { ErasureLedgerError, openErasureLedger, type Queryable } from "@kelisim/store";
import { uuidOf } from "@kelisim/core";
import { type Check, failed, fine, type Finding, warning } from "../check.ts";

const ERASED = `
  select count(*)::int as erased,
    (count(*) filter (where subject_id = any($1::uuid[])))::int as listed
  from erasure`;

const CATCHES_UP = {
  kk: "kelisim serve іске қосылғанда екеуін өзі теңестіреді. Сосын файлдың көшірмесін жаңартыңыз.",
  ru: "kelisim serve при запуске сам приведёт их в соответствие. Затем обновите копию файла.",
  en: "kelisim serve brings the two together when it starts. Renew the copy of the file afterwards.",
};

const lacks = (count: number): Finding =>
  warning(
    {
      kk: `деректері жойылған, бірақ журналда жоқ адам саны: ${count}`,
      ru: `удалений не записано в журнал: ${count}`,
      en: `${count} erasures are not in the file`,
    },
    CATCHES_UP,
  );

const remembers = (count: number): Finding =>
  warning(
    {
      kk: `журнал бойынша деректері жойылған, ал қоймада тұрған адам саны: ${count} (қойма көшірмеден қалпына келтірілген)`,
      ru: `есть в журнале, но в хранилище не удалены: ${count} (оно восстановлено из копии)`,
      en: `${count} erasures of the file are not in the store, which was restored from a copy`,
    },
    CATCHES_UP,
  );

async function serviceOf(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ service_id: string }>("select service_id from service");
  return row?.service_id;
}

async function compare(db: Queryable, ids: readonly string[]): Promise<readonly Finding[]> {
  const [row] = await db.query<{ erased: number; listed: number }>(ERASED, [ids]);
  const { erased, listed } = row ?? { erased: 0, listed: 0 };
  const findings = [
    ...(erased > listed ? [lacks(erased - listed)] : []),
    ...(ids.length > listed ? [remembers(ids.length - listed)] : []),
  ];
  if (findings.length > 0) return findings;
  return [
    fine({
      kk: `қоймамен сәйкес, деректері жойылған адам саны: ${erased}`,
      ru: `совпадает с хранилищем, удалений: ${erased}`,
      en: `the same as the store's, ${erased} erased`,
    }),
  ];
}

/** The ledger of erased persons says whom a restored store has to forget again. */
export const ledgerCheck: Check = {
  id: "erasure-ledger",
  title: { kk: "Жою журналы", ru: "Журнал удалений", en: "Erasure ledger" },
  needs: "tables",
  async run({ db, config: { erasureLedger: file } }) {
    const serviceId = await serviceOf(db);
    // Opening would make it.
    if (serviceId === undefined || !existsSync(file)) return compare(db, []);
    try {
      const ids = [...openErasureLedger(file, serviceId).entries().keys()].map(uuidOf);
      return await compare(db, ids);
    } catch (error) {
      if (!(error instanceof ErasureLedgerError)) throw error;
      return failed(
        { kk: `жарамсыз: ${file}`, ru: `непригоден: ${file}`, en: `of no use: ${file}` },
        {
          kk: `Осы қойманың журналын KELISIM_ERASURE_LEDGER айнымалысында көрсетіңіз немесе көшірмеден қайтарыңыз.`,
          ru: `Укажите журнал этого хранилища в KELISIM_ERASURE_LEDGER или верните его из копии.`,
          en: error.message,
        },
      );
    }
  },
};
