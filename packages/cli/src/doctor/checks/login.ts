import { type Check, failed, fine, warning } from "../check.ts";

const LOGIN = `
  select session_user as who, rolsuper as superuser, rolcreaterole as makes_roles,
    (select pg_has_role(session_user, relowner, 'member') from pg_class
     where oid = 'event'::regclass) as may_be_owner
  from pg_roles where rolname = session_user`;

type Row = {
  readonly who: string;
  readonly superuser: boolean;
  readonly makes_roles: boolean;
  readonly may_be_owner: boolean;
};

const OWN_LOGIN = {
  kk: "DATABASE_URL ішінде kelisim_service рөлі тұрсын (docs/guides/operate.md).",
  ru: "Укажите в DATABASE_URL роль kelisim_service (docs/guides/operate.md).",
  en: "Let DATABASE_URL name the login kelisim_service (docs/guides/operate.md).",
};

export const loginCheck: Check = {
  id: "login",
  title: { kk: "Дерекқорға кіретін рөл", ru: "Вход в базу данных", en: "Login" },
  needs: "tables",
  async run({ db, config }) {
    // The embedded store has one user: whoever may read the directory.
    if (db.engine === "pglite") return [];
    const [row] = await db.asOwner((login) => login.query<Row>(LOGIN));
    if (row === undefined) throw new Error("the server does not know its own session");
    const { who, superuser, makes_roles: makesRoles, may_be_owner: mayBeOwner } = row;
    if (superuser) {
      return failed(
        {
          kk: `${who}: суперпайдаланушы, бәрін өзгерте алады`,
          ru: `${who}: суперпользователь, может изменить всё`,
          en: `${who} is a superuser and can change everything`,
        },
        OWN_LOGIN,
      );
    }
    if (mayBeOwner || makesRoles) {
      return warning(
        {
          kk: `${who}: кестелердің иесі бола алады, сондықтан дәлелдемелерді де өзгерте алады`,
          ru: `${who}: может стать владельцем таблиц, а значит, и менять доказательства`,
          en: `${who} can become the tables' owner, and so change evidence`,
        },
        OWN_LOGIN,
      );
    }
    if (config.ownerDatabaseUrl !== undefined) {
      return fine({
        kk: `${who}: кестелердің иесі бола алмайды; KELISIM_OWNER_DATABASE_URL – бөлек рөл`,
        ru: `${who}: владельцем таблиц стать не может; KELISIM_OWNER_DATABASE_URL – отдельная роль`,
        en: `${who} cannot become the tables' owner; KELISIM_OWNER_DATABASE_URL is another login`,
      });
    }
    return fine({
      kk: `${who}: кестелердің иесі бола алмайды`,
      ru: `${who}: владельцем таблиц стать не может`,
      en: `${who} cannot become the tables' owner`,
    });
  },
};
