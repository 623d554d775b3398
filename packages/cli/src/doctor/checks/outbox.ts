import { outboxQueue } from "@kelisim/store";
import { type Check, fine, warning } from "../check.ts";
import { age } from "../words.ts";

const OLD_MS = 60 * 60_000;

export const outboxCheck: Check = {
  id: "outbox",
  title: { kk: "Жіберілмеген хабарлар", ru: "Неотправленные сообщения", en: "Outbox" },
  needs: "tables",
  async run({ db, now }) {
    const { rows, oldest } = await outboxQueue(db);
    if (oldest === undefined) {
      return fine({ kk: "бәрі берілді", ru: "всё передано", en: "everything was relayed" });
    }
    const waits = now().epochMilliseconds - oldest.epochMilliseconds;
    const old = age(waits);
    const found = {
      kk: `күтіп тұрғаны: ${rows}, ең ескісі ${old.kk} бойы`,
      ru: `ждут: ${rows}, самое старое ${old.ru}`,
      en: `${rows} waiting, the oldest for ${old.en}`,
    };
    if (waits < OLD_MS) return fine(found);
    return warning(found, {
      kk: "Хабарларды тарататын процесс жұмыс істеп тұр ма, KELISIM_JOBS=on ба – тексеріңіз.",
      ru: "Проверьте, работает ли процесс, который их передаёт, и что KELISIM_JOBS=on.",
      en: "Check that a process runs that relays them, with KELISIM_JOBS=on.",
    });
  },
};
