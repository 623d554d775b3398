import { existsSync, statfsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Check, failed, fine, warning } from "../check.ts";
import { megabytes } from "../words.ts";

const LITTLE = 1_000_000_000;
const TOO_LITTLE = 100_000_000;

/** The folder itself, or the nearest one above it that exists. */
const existing = (path: string): string => (existsSync(path) ? path : existing(dirname(path)));

export const diskCheck: Check = {
  id: "disk",
  title: { kk: "Дискідегі бос орын", ru: "Место на диске", en: "Disk space" },
  needs: "settings",
  run({ config }) {
    // Of a server's disk only the server knows.
    if (config.databaseUrl !== undefined) return [];
    const { bavail, bsize } = statfsSync(existing(resolve(config.dataDirectory)));
    const free = bavail * bsize;
    const size = megabytes(free);
    const found = {
      kk: `деректер каталогында: ${size}`,
      ru: `в каталоге данных: ${size}`,
      en: `${size} free in the data directory`,
    };
    if (free >= LITTLE) return fine(found);
    const todo = {
      kk: "Орын босатыңыз немесе деректер каталогын үлкенірек дискіге көшіріңіз: орын біткенде ешқандай келісім де, шешім де жазылмайды.",
      ru: "Освободите место или перенесите каталог данных на больший диск: когда место кончится, ни согласие, ни решение не запишутся.",
      en: "Free some space, or move the data directory to a larger disk: on a full disk no consent and no decision can be recorded.",
    };
    return free >= TOO_LITTLE ? warning(found, todo) : failed(found, todo);
  },
};
