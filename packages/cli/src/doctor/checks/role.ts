import { type Check, failed, fine } from "../check.ts";

const APP_ROLE = "kelisim_app";

/** Tables and partitions of the evidence that the role could change, and what it owns. */
const RIGHTS = `
  with evidence as (
    select oid from pg_class
    where oid = any(array['event', 'access_log', 'command_audit']::regclass[])
    union
    select inhrelid from pg_inherits
    where inhparent = any(array['event', 'access_log', 'command_audit']::regclass[]))
  select current_user as who,
    (select count(*)::int from pg_class where relowner = current_user::regrole) as owned,
    (select coalesce(string_agg(oid::regclass::text, ', ' order by oid), '') from evidence
     where has_table_privilege(current_user, oid, 'update, delete, truncate')
       or has_any_column_privilege(current_user, oid, 'update')) as editable`;

type Row = { readonly who: string; readonly owned: number; readonly editable: string };

export const roleCheck: Check = {
  id: "role",
  title: { kk: "Қызметтің рөлі", ru: "Роль службы", en: "Role of the service" },
  needs: "tables",
  async run({ db }) {
    const [row] = await db.query<Row>(RIGHTS);
    if (row === undefined) throw new Error("the server gave no rights");
    const { who, owned, editable } = row;
    if (who === APP_ROLE && owned === 0 && editable === "") {
      return fine({
        kk: `${who}: дәлелдемелерге тек қоса алады`,
        ru: `${who}: доказательства может только добавлять`,
        en: `${who}: evidence it can only append to`,
      });
    }
    return failed(
      {
        kk: `${who}: иелігіндегі кестелер саны – ${owned}, өзгерте алатын дәлелдемелері: ${editable || "–"}`,
        ru: `${who}: во владении таблиц – ${owned}, может менять доказательства: ${editable || "–"}`,
        en: `${who} owns ${owned} tables and can change evidence: ${editable || "none"}`,
      },
      {
        kk: `Артық құқықтарды алып тастаңыз (revoke update, delete, truncate … from ${APP_ROLE}), кестелердің иесі kelisim_owner болсын.`,
        ru: `Отзовите лишние права (revoke update, delete, truncate … from ${APP_ROLE}); владельцем таблиц должен быть kelisim_owner.`,
        en: `Take the rights away (revoke update, delete, truncate … from ${APP_ROLE}), and let kelisim_owner own the tables.`,
      },
    );
  },
};
