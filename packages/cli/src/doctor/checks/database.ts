import { type Check, failed, fine, warning } from "../check.ts";

const OLDEST = 15;
const NEWEST = 18;

type Row = { readonly version: string; readonly number: number; readonly standby: boolean };

export const databaseCheck: Check = {
  id: "database",
  title: { kk: "Дерекқор", ru: "База данных", en: "Database" },
  needs: "database",
  async run({ db }) {
    const [row] = await db.asOwner((login) =>
      login.query<Row>(
        `select current_setting('server_version') as version,
           current_setting('server_version_num')::int as number,
           pg_is_in_recovery() as standby`,
      ),
    );
    if (row === undefined) throw new Error("the server gave no version");
    const short = row.version.split(" ")[0] ?? "";
    const name = db.engine === "pglite" ? `PGlite (PostgreSQL ${short})` : `PostgreSQL ${short}`;
    const major = Math.floor(row.number / 10_000);
    if (row.standby) {
      return failed(
        {
          kk: `${name}: бұл – қосалқы сервер, оған жазуға болмайды`,
          ru: `${name}: это резервный сервер, писать в него нельзя`,
          en: `${name}: this is a standby, it takes no writes`,
        },
        {
          kk: "DATABASE_URL негізгі серверді көрсетсін немесе екі серверді де атасын: postgres://…@бірінші,екінші/kelisim",
          ru: "Укажите в DATABASE_URL основной сервер или оба: postgres://…@первый,второй/kelisim",
          en: "Let DATABASE_URL name the primary, or both servers: postgres://…@first,second/kelisim",
        },
      );
    }
    if (major >= OLDEST && major <= NEWEST) {
      return fine({ kk: name, ru: name, en: name });
    }
    const range = `PostgreSQL ${OLDEST}–${NEWEST}`;
    const found = {
      kk: `${name}: бұл нұсқада тексерілмеген`,
      ru: `${name}: на этой версии не проверено`,
      en: `${name}: not tested with this version`,
    };
    const todo = {
      kk: `Тексерілген нұсқаларын алыңыз: ${range}.`,
      ru: `Возьмите проверенные версии: ${range}.`,
      en: `Use a version that is tested: ${range}.`,
    };
    return major < OLDEST ? failed(found, todo) : warning(found, todo);
  },
};
