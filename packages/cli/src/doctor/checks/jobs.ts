import { jobStates } from "@kelisim/store";
import { type Check, fine, type Finding, warning } from "../check.ts";
import { age } from "../words.ts";

const LATE_MS = 60 * 60_000;

const failing = (name: string): Finding =>
  warning(
    {
      kk: `${name}: соңғы рет орындалмай қалды`,
      ru: `${name}: в последний раз не удалось`,
      en: `${name} failed the last time`,
    },
    {
      kk: "Қызмет журналынан себебін табыңыз; жұмыс өзі қайталанады.",
      ru: "Найдите причину в журнале службы; задание повторится само.",
      en: "Find the cause in the service's log; it is tried again by itself.",
    },
  );

const late = (name: string, ms: number): Finding => {
  const old = age(ms);
  return warning(
    {
      kk: `${name}: кешігуі ${old.kk}`,
      ru: `${name}: опоздание ${old.ru}`,
      en: `${name} is ${old.en} late`,
    },
    {
      kk: "kelisim serve процестерінің кемінде бірі KELISIM_JOBS=on баптауымен жұмыс істеп тұрсын.",
      ru: "Хотя бы один процесс kelisim serve должен работать с KELISIM_JOBS=on.",
      en: "Let at least one kelisim serve run with KELISIM_JOBS=on.",
    },
  );
};

export const jobsCheck: Check = {
  id: "jobs",
  title: { kk: "Фондық жұмыстар", ru: "Фоновые задания", en: "Jobs" },
  needs: "tables",
  async run({ db, now }) {
    const at = now().epochMilliseconds;
    const findings = (await jobStates(db)).flatMap(({ name, dueAt, leaseUntil, outcome }) => {
      const ms = at - dueAt.epochMilliseconds;
      const isHeld = leaseUntil !== undefined && leaseUntil.epochMilliseconds > at;
      if (ms >= LATE_MS && !isHeld) return [late(name, ms)];
      return outcome === "failed" ? [failing(name)] : [];
    });
    if (findings.length > 0) return findings;
    return fine({
      kk: "кешіккені де, орындалмағаны да жоқ",
      ru: "опоздавших и неудачных нет",
      en: "none is late and none failed",
    });
  },
};
