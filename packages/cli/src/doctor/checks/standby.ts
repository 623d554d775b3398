import { type Check, failed, fine, warning } from "../check.ts";

type Row = {
  readonly names: string;
  readonly connected: number;
  readonly synchronous: number;
  readonly visible: boolean;
};

const STANDBY = `
  select current_setting('synchronous_standby_names') as names,
    (select count(*)::int from pg_stat_replication) as connected,
    (select count(*)::int from pg_stat_replication
       where sync_state in ('sync', 'quorum') and state = 'streaming') as synchronous,
    pg_has_role(current_user, 'pg_read_all_stats', 'usage') as visible`;

export const standbyCheck: Check = {
  id: "standby",
  title: { kk: "Қосалқы сервер", ru: "Резервный сервер", en: "Standby" },
  needs: "database",
  async run({ db }) {
    if (db.engine === "pglite") return [];
    const [row] = await db.asOwner((login) => login.query<Row>(STANDBY));
    if (row === undefined) throw new Error("the server gave no settings");
    const { names, connected, synchronous, visible } = row;
    if (names === "") {
      return warning(
        {
          kk: `синхронды қосалқы сервер жоқ, қосылғаны: ${connected}`,
          ru: `синхронного резервного сервера нет, подключено: ${connected}`,
          en: `no standby is synchronous, ${connected} connected`,
        },
        {
          kk: "Негізгі сервер жоғалса, соңғы расталған жазбалар да жоғалады. Қосалқы сервер қосып, synchronous_standby_names баптауын жазыңыз (docs/guides/pilot-to-pair.md).",
          ru: "С потерей сервера пропадут и последние подтверждённые записи. Подключите резервный и задайте synchronous_standby_names (docs/guides/pilot-to-pair.md).",
          en: "Losing the server loses the last acknowledged records. Attach a standby and set synchronous_standby_names (docs/guides/pilot-to-pair.md).",
        },
      );
    }
    if (connected === 0 || (visible && synchronous === 0)) {
      return failed(
        {
          kk: "синхронды қосалқы сервер күтілуде, бірақ қосылмаған: жазбалар расталмай тұр",
          ru: "ожидается синхронный резервный сервер, но его нет: записи не подтверждаются",
          en: "a synchronous standby is awaited and there is none: nothing can be acknowledged",
        },
        {
          kk: "Қосалқы серверді іске қосып, application_name мәнін synchronous_standby_names тізімімен салыстырыңыз.",
          ru: "Запустите резервный сервер и сверьте его application_name с synchronous_standby_names.",
          en: "Start the standby, and compare its application_name with synchronous_standby_names.",
        },
      );
    }
    if (!visible) {
      return fine({
        kk: `қосылғаны: ${connected}; синхронды ма – бұл рөлге көрінбейді (pg_read_all_stats рөлі керек)`,
        ru: `подключено: ${connected}; синхронный ли он, этой роли не видно (нужна роль pg_read_all_stats)`,
        en: `${connected} connected; whether synchronously is not shown to this login (grant it pg_read_all_stats)`,
      });
    }
    return fine({
      kk: `қосылғаны: ${connected}, оның ішінде синхрондысы: ${synchronous}`,
      ru: `подключено: ${connected}, из них синхронных: ${synchronous}`,
      en: `${connected} connected, ${synchronous} of them synchronous`,
    });
  },
};
