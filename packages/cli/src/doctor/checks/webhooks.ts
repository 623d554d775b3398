import { type Check, fine, warning } from "../check.ts";
import { age } from "../words.ts";

const LATE_MS = 10 * 60_000;

const WAITING = `
  select count(*)::int as waiting,
    (extract(epoch from min(d.due_at)) * 1000)::float8 as oldest
  from webhook_delivery d join webhook w on w.webhook_id = d.webhook_id
  where d.status = 'waiting' and w.disabled_at is null`;

export const webhooksCheck: Check = {
  id: "webhooks",
  title: { kk: "Вебхуктар", ru: "Вебхуки", en: "Webhooks" },
  needs: "tables",
  async run({ db, now }) {
    const [row] = await db.query<{ waiting: number; oldest: number | null }>(WAITING);
    if (row === undefined || row.oldest === null) {
      return fine({ kk: "күтіп тұрғаны жоқ", ru: "ожидающих нет", en: "none is waiting" });
    }
    const late = now().epochMilliseconds - row.oldest;
    const old = age(late);
    const found = {
      kk: `жіберілуін күтіп тұрғаны: ${row.waiting}`,
      ru: `ждут отправки: ${row.waiting}`,
      en: `${row.waiting} waiting to be sent`,
    };
    if (late < LATE_MS) return fine(found);
    return warning(
      {
        kk: `${found.kk}, ең ескісінің кешігуі: ${old.kk}`,
        ru: `${found.ru}, самая старая опаздывает на ${old.ru}`,
        en: `${found.en}, the oldest ${old.en} late`,
      },
      {
        kk: "kelisim serve жұмыс істеп тұр ма, қабылдаушы ұйымның мекенжайы жауап бере ме – тексеріңіз.",
        ru: "Проверьте, работает ли kelisim serve и отвечает ли адрес получателя.",
        en: "Check that kelisim serve runs and that the receiver's address answers.",
      },
    );
  },
};
