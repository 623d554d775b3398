import { MAX_CLOCK_OFFSET_MS } from "@kelisim/server";
import { type Check, failed, fine, warning } from "../check.ts";

const TRIES = 3;
const ASKED = "select (extract(epoch from clock_timestamp()) * 1000)::float8 as at";
/** Half of what makes a process not ready. */
const NEAR_MS = MAX_CLOCK_OFFSET_MS / 2;

export const clockCheck: Check = {
  id: "clock",
  title: { kk: "Сағат", ru: "Часы", en: "Clock" },
  needs: "database",
  async run({ db, now }) {
    // An embedded store has this machine's own clock.
    if (db.engine === "pglite") return [];
    const offsets = await db.asOwner(async (login) => {
      const measured: number[] = [];
      // One more than counts: the first one waits for the connection.
      for (let tried = 0; tried <= TRIES; tried += 1) {
        const before = now().epochMilliseconds;
        const [row] = await login.query<{ at: number }>(ASKED);
        const after = now().epochMilliseconds;
        if (row !== undefined && tried > 0) measured.push((before + after) / 2 - row.at);
      }
      return measured;
    });
    // The smallest one was disturbed least.
    const offset = Math.round(offsets.sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? Number.NaN);
    const found = {
      kk: `дерекқор сағатынан айырмасы: ${offset} мс`,
      ru: `расхождение с часами базы: ${offset} мс`,
      en: `${offset} ms off the database's`,
    };
    if (Math.abs(offset) <= NEAR_MS) return fine(found);
    const todo = {
      kk: `Екі компьютердің де сағатын NTP арқылы дәлдеңіз. Айырмасы ${MAX_CLOCK_OFFSET_MS} мс мәнінен асса, қызмет сұрау қабылдамайды.`,
      ru: `Настройте NTP на обеих машинах. При расхождении больше ${MAX_CLOCK_OFFSET_MS} мс служба не принимает запросы.`,
      en: `Let NTP set the clocks of both machines. More than ${MAX_CLOCK_OFFSET_MS} ms apart, the service is not ready.`,
    };
    return Math.abs(offset) <= MAX_CLOCK_OFFSET_MS ? warning(found, todo) : failed(found, todo);
  },
};
