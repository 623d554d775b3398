import { inspectSchema } from "@kelisim/store";
import { type Check, failed, fine, warning } from "../check.ts";

const MIGRATE = {
  kk: "Мынаны орындаңыз: kelisim migrate",
  ru: "Выполните: kelisim migrate",
  en: "Run: kelisim migrate",
};

export const migrationsCheck: Check = {
  id: "migrations",
  title: { kk: "Кестелердің нұсқасы", ru: "Версия таблиц", en: "Tables" },
  needs: "database",
  async run({ db }) {
    const state = await db.asOwner((login) => inspectSchema(login));
    switch (state.code) {
      case "none":
        return failed(
          {
            kk: "бұл дерекқорда Kelisim кестелері әлі жоқ",
            ru: "в этой базе ещё нет таблиц Kelisim",
            en: "this database has no Kelisim tables yet",
          },
          MIGRATE,
        );
      case "current":
        return fine({
          kk: `осы нұсқаға сай: ${state.newest}`,
          ru: `соответствуют этой версии: ${state.newest}`,
          en: `up to date: ${state.newest}`,
        });
      case "older": {
        const { length } = state.missing;
        return failed(
          {
            kk: `ескі: ${state.newest}, орындалмаған файл саны: ${length}`,
            ru: `старые: ${state.newest}, не применено файлов: ${length}`,
            en: `old: ${state.newest}, ${length} files to be applied`,
          },
          MIGRATE,
        );
      }
      case "newer":
        return warning(
          {
            kk: `кестелер бұл бағдарламадан жаңа: ${state.file}`,
            ru: `таблицы новее этой программы: ${state.file}`,
            en: `newer than this program: ${state.file}`,
          },
          {
            kk: "Бағдарламаның жаңа нұсқасына көшіңіз. Оған дейін бұл нұсқа KELISIM_MIGRATE=off баптауымен жұмыс істейді.",
            ru: "Перейдите на новую версию программы. До того эта работает с KELISIM_MIGRATE=off.",
            en: "Go over to the newer program. Until then this one runs with KELISIM_MIGRATE=off.",
          },
        );
      case "changed":
      case "unknown":
      case "out-of-order":
      case "bad-name":
      case "failed":
        return failed(
          {
            kk: `кестелер басқа бағдарламамен жасалған: ${state.file}`,
            ru: `таблицы сделаны другой программой: ${state.file}`,
            en: `made by another program: ${state.file}`,
          },
          {
            kk: `Осы дерекқорды жасаған нұсқаны іске қосыңыз. ${state.message}`,
            ru: `Запустите версию, которая сделала эту базу. ${state.message}`,
            en: state.message,
          },
        );
    }
  },
};
