import type { Text3 } from "@kelisim/core";
import { liveProcesses, type ServiceProcess } from "@kelisim/store";
import { MAX_CLOCK_OFFSET_MS } from "@kelisim/server";
import { type Check, fine, type Finding, warning } from "../check.ts";

const nameOf = ({ host, pid }: ServiceProcess): string => `${host}/${pid}`;
const different = (values: readonly string[]): readonly string[] => [...new Set(values)];

const RESTART_OLD: Text3 = {
  kk: "Нұсқаны ауыстырып жатсаңыз, ескі процестерді бірінен соң бірін қайта іске қосыңыз.",
  ru: "Если идёт обновление, перезапустите старые процессы один за другим.",
  en: "If an update is going on, restart the old processes one after the other.",
};
const SAME_KEYS: Text3 = {
  kk: "Барлық процеске бірдей кілттер файлын беріп, қайта іске қосыңыз.",
  ru: "Дайте всем процессам один и тот же файл ключей и перезапустите их.",
  en: "Give every process the same key file, and restart them.",
};
const SET_CLOCK: Text3 = {
  kk: "Сол компьютердің сағатын NTP арқылы дәлдеңіз.",
  ru: "Настройте NTP на этой машине.",
  en: "Let NTP set the clock of that machine.",
};

function faultsOf(living: readonly ServiceProcess[]): readonly Finding[] {
  const releases = different(living.map(({ release }) => release)).join(", ");
  const wrong = living.filter((row) => Math.abs(row.clockOffsetMs) > MAX_CLOCK_OFFSET_MS);
  return [
    ...(releases.includes(",")
      ? [
          warning(
            {
              kk: `процестердің нұсқалары әртүрлі: ${releases}`,
              ru: `процессы разных версий: ${releases}`,
              en: `different releases run: ${releases}`,
            },
            RESTART_OLD,
          ),
        ]
      : []),
    ...(different(living.map(({ keyFingerprint }) => keyFingerprint)).length > 1
      ? [
          warning(
            {
              kk: "процестердің кілттер файлдары әртүрлі",
              ru: "у процессов разные файлы ключей",
              en: "the processes hold different keys",
            },
            SAME_KEYS,
          ),
        ]
      : []),
    ...wrong.map((row) =>
      warning(
        {
          kk: `${nameOf(row)}: сағатының айырмасы ${row.clockOffsetMs} мс, сұрау қабылдамайды`,
          ru: `${nameOf(row)}: часы расходятся на ${row.clockOffsetMs} мс, запросы не принимает`,
          en: `${nameOf(row)} is ${row.clockOffsetMs} ms off the database's clock, and so not ready`,
        },
        SET_CLOCK,
      ),
    ),
  ];
}

export const processesCheck: Check = {
  id: "processes",
  title: { kk: "Қызмет процестері", ru: "Процессы службы", en: "Processes" },
  needs: "tables",
  async run({ db, now }) {
    const living = await liveProcesses(db, now());
    const findings = faultsOf(living);
    if (findings.length > 0) return findings;
    const names = living.map(nameOf).join(", ");
    return fine(
      living.length === 0
        ? { kk: "іске қосылғаны жоқ", ru: "ни одного не запущено", en: "none is running" }
        : {
            kk: `жұмыс істеп тұрғаны: ${living.length} (${names})`,
            ru: `работают: ${living.length} (${names})`,
            en: `${living.length} running (${names})`,
          },
    );
  },
};
