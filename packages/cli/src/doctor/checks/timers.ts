import { dueTimers } from "@kelisim/store";
import { type Check, fine, warning } from "../check.ts";
import { age } from "../words.ts";

const LATE_MS = 10 * 60_000;

export const timersCheck: Check = {
  id: "timers",
  title: { kk: "Мерзім туралы ескертулер", ru: "Напоминания о сроках", en: "Timers" },
  needs: "tables",
  async run({ db, now }) {
    const { rows, oldest } = await dueTimers(db, now());
    if (oldest === undefined) {
      return fine({
        kk: "уақыты келгенінің бәрі айтылды",
        ru: "обо всех наступивших сказано",
        en: "all that were due were told",
      });
    }
    const waits = now().epochMilliseconds - oldest.epochMilliseconds;
    const old = age(waits);
    const found = {
      kk: `кешіккені: ${rows}, ең ескісі ${old.kk} бұрын айтылуға тиіс еді`,
      ru: `не сказано: ${rows}, самое старое просрочено на ${old.ru}`,
      en: `${rows} due and not told, the oldest ${old.en} late`,
    };
    if (waits < LATE_MS) return fine(found);
    return warning(found, {
      kk: "kelisim serve процесі KELISIM_JOBS=on баптауымен жұмыс істеп тұрсын: кешіккен ескертулерді өзі айтады, ешқайсысы жоғалмайды.",
      ru: "Запустите kelisim serve с KELISIM_JOBS=on: он скажет обо всех опоздавших, ни одно не теряется.",
      en: "Let a kelisim serve run with KELISIM_JOBS=on: it tells the late ones too, none is lost.",
    });
  },
};
