import { type Check, fine, warning } from "../check.ts";
import { megabytes } from "../words.ts";

/** The first open of the embedded store was measured at 600 MB. */
const NEEDED = 700_000_000;

export const memoryCheck: Check = {
  id: "memory",
  title: { kk: "Жад", ru: "Память", en: "Memory" },
  needs: "settings",
  run({ config }) {
    if (config.databaseUrl !== undefined) return [];
    const free = process.availableMemory();
    const size = megabytes(free);
    const found = {
      kk: `бос тұрғаны: ${size}`,
      ru: `свободно: ${size}`,
      en: `${size} free`,
    };
    if (free >= NEEDED) return fine(found);
    const needed = megabytes(NEEDED);
    return warning(found, {
      kk: `Кірістірілген қойма алғаш ашылғанда ${needed} жад алуы мүмкін. Жад қосыңыз немесе PostgreSQL пайдаланыңыз (DATABASE_URL).`,
      ru: `Встроенному хранилищу при первом открытии нужно до ${needed}. Добавьте памяти или возьмите PostgreSQL (DATABASE_URL).`,
      en: `The embedded store takes up to ${needed} when it is opened first. Give it more, or use PostgreSQL (DATABASE_URL).`,
    });
  },
};
