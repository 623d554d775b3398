import { partitionState } from "@kelisim/store";
import { type Check, fine, type Finding, warning } from "../check.ts";

const missing = (names: readonly string[]): Finding => {
  const list = names.join(", ");
  return warning(
    {
      kk: `жасалмаған бөлімдер: ${list}`,
      ru: `нет секций: ${list}`,
      en: `not there: ${list}`,
    },
    {
      kk: "Кестелер иесінің атынан мынаны орындаңыз: kelisim migrate. Оған дейін жазбалар әдепкі бөлімге түседі, жоғалмайды.",
      ru: "Выполните от имени владельца таблиц: kelisim migrate. До того записи попадают в секцию по умолчанию и не теряются.",
      en: "Run as the tables' owner: kelisim migrate. Until then rows go to the default partition and are safe there.",
    },
  );
};

const inDefault = (names: readonly string[]): Finding => {
  const list = names.join(", ");
  return warning(
    {
      kk: `жазбалар әдепкі бөлімде жатыр: ${list}`,
      ru: `записи лежат в секции по умолчанию: ${list}`,
      en: `rows lie in the default partition: ${list}`,
    },
    {
      kk: "Жазбалар сақтаулы, бірақ сол айдың бөлімі жасалмайды: иесі атынан бөлек кестеге шығарып, айдың бөлімін жасап, қайта енгізіңіз.",
      ru: "Записи целы, но секция их месяца не создастся: от имени владельца вынесите их, создайте секцию месяца и верните.",
      en: "The rows are safe, but their month gets no partition: as the owner move them out, make the month's partition, and move them in.",
    },
  );
};

export const partitionsCheck: Check = {
  id: "partitions",
  title: { kk: "Айлық бөлімдер", ru: "Месячные секции", en: "Partitions" },
  needs: "tables",
  async run({ db, now }) {
    const state = await partitionState(db, now());
    const findings = [
      ...(state.missing.length > 0 ? [missing(state.missing)] : []),
      ...(state.inDefault.length > 0 ? [inDefault(state.inDefault)] : []),
    ];
    if (findings.length > 0) return findings;
    return fine({
      kk: `бар, мына айға дейін: ${state.until}`,
      ru: `есть по месяц включительно: ${state.until}`,
      en: `there, up to and with ${state.until}`,
    });
  },
};
