import type { Text3 } from "@kelisim/core";
import { StoreRefusedError } from "@kelisim/store";
import { CliFailure } from "../failure.ts";

/** What the error texts may name. */
export type Around = {
  readonly directory?: string;
  readonly keyFile?: string;
  readonly host?: string;
  readonly port?: number;
};

type Facts = Around & {
  readonly code: string;
  readonly pid: string;
  /** The file that the error itself names. */
  readonly file: string;
  /** The English words of the error itself. */
  readonly message: string;
  /** Keys that a key file lacks, by name. */
  readonly keys: readonly string[];
};

const STORE_LOCKED = ({ directory, pid }: Facts): Text3 => ({
  kk: `Деректер каталогын басқа процесс пайдаланып тұр (процесс: ${pid}, каталог: ${directory}). Сол процесті тоқтатыңыз немесе басқа каталог көрсетіңіз: --data`,
  ru: `Каталог данных занят другим процессом (процесс: ${pid}, каталог: ${directory}). Остановите его или укажите другой каталог: --data`,
  en: `Another process is using the data directory (process: ${pid}, directory: ${directory}). Stop it, or name another directory: --data`,
});

const PORT_BUSY = ({ host, port }: Facts): Text3 => ({
  kk: `Порт бос емес: ${host}:${port}. Сол портты пайдаланып тұрған бағдарламаны тоқтатыңыз немесе бос порт алыңыз: --port 0`,
  ru: `Порт занят: ${host}:${port}. Остановите программу, которая его заняла, или возьмите свободный порт: --port 0`,
  en: `The port is taken: ${host}:${port}. Stop the program that holds it, or take a free port: --port 0`,
});

const METRICS_PORT_BUSY = ({ host, port }: Facts): Text3 => ({
  kk: `Көрсеткіштер порты бос емес: ${host}:${port}. Басқа порт таңдаңыз: KELISIM_METRICS_PORT`,
  ru: `Порт метрик занят: ${host}:${port}. Выберите другой: KELISIM_METRICS_PORT`,
  en: `The port of the metrics is taken: ${host}:${port}. Choose another one: KELISIM_METRICS_PORT`,
});

const PORT_FORBIDDEN = ({ port }: Facts): Text3 => ({
  kk: `Бұл портты ашуға рұқсат жоқ: ${port}. 1024-тен үлкен порт таңдаңыз, мысалы: --port 8787`,
  ru: `Нет права открыть порт ${port}. Выберите порт больше 1024, например: --port 8787`,
  en: `This user may not open port ${port}. Choose one above 1024, for example: --port 8787`,
});

const KEY_FILE: Readonly<Record<string, (facts: Facts) => Text3>> = {
  missing: ({ keyFile }) => ({
    kk: `Кілттер файлы табылмады: ${keyFile}. Осы қойманың кілттер файлын KELISIM_KEY_FILE айнымалысында көрсетіңіз: онсыз қоймадағы дербес деректерді ешкім оқи алмайды.`,
    ru: `Нет файла ключей: ${keyFile}. Укажите в KELISIM_KEY_FILE файл ключей этого хранилища: без него персональные данные в нём никто не прочтёт.`,
    en: `There is no key file at ${keyFile}. Set KELISIM_KEY_FILE to the file that belongs to this store: without it nobody can read the personal data in it.`,
  }),
  "open-to-others": ({ keyFile }) => ({
    kk: `Кілттер файлын компьютердің басқа пайдаланушылары оқи алады: ${keyFile}. Мынаны орындаңыз: chmod 600 ${keyFile}`,
    ru: `Файл ключей могут прочитать другие пользователи этого компьютера: ${keyFile}. Выполните: chmod 600 ${keyFile}`,
    en: `Other users of this machine can read the key file. Run: chmod 600 ${keyFile}`,
  }),
  "not-readable": ({ keyFile }) => ({
    kk: `Кілттер файлын оқуға рұқсат жоқ: ${keyFile}. Файлдың иесі қызметті іске қосатын пайдаланушы болсын.`,
    ru: `Нет права прочитать файл ключей: ${keyFile}. Сделайте его владельцем пользователя, от имени которого работает служба.`,
    en: `This user may not read the key file ${keyFile}. Make the user that runs the service its owner.`,
  }),
  malformed: ({ keyFile }) => ({
    kk: `Кілттер файлы толық емес немесе бүлінген: ${keyFile}. Оны сақтық көшірмеден қайтарыңыз, қолмен түзетпеңіз.`,
    ru: `Файл ключей неполон или испорчен: ${keyFile}. Верните его из резервной копии, не правьте вручную.`,
    en: `${keyFile} is not a complete key file. Bring it back from its backup; do not edit it.`,
  }),
  "not-writable": ({ keyFile }) => ({
    kk: `Кілттер файлын бұл жерден ауыстыруға болмайды: ${keyFile}. Команданы файл сақталатын жерде, иесінің атынан орындаңыз да, файлды барлық процеске көшіріңіз.`,
    ru: `Отсюда файл ключей не заменить: ${keyFile}. Выполните команду там, где файл хранится, от имени его владельца, и скопируйте файл всем процессам.`,
    en: `The key file cannot be replaced from here: ${keyFile}. Run the command where the file is kept, as its owner, and copy it to every process.`,
  }),
  full: ({ keyFile }) => ({
    kk: `Бұл мақсатта 255 нұсқа болды, одан көп болмайды: ${keyFile}. Ештеңе өзгерген жоқ.`,
    ru: `У этого назначения уже было 255 версий, больше быть не может: ${keyFile}. Ничего не изменено.`,
    en: `This purpose has had its 255 versions, and there are no more: ${keyFile}. Nothing was changed.`,
  }),
};

const STORE_REFUSED: Readonly<Record<string, (facts: Facts) => Text3>> = {
  "wrong-key-file": ({ keyFile, keys }) => ({
    kk: `Бұл кілттер файлы басқа қойманікі немесе ескірген: ${keyFile}. Онда жоқ кілттер: ${keys.join(", ")}. Осы қойманың файлын KELISIM_KEY_FILE айнымалысында көрсетіп, қайта іске қосыңыз.`,
    ru: `Этот файл ключей от другого хранилища или устарел: ${keyFile}. В нём нет ключей: ${keys.join(", ")}. Укажите в KELISIM_KEY_FILE файл этого хранилища и запустите снова.`,
    en: `This key file belongs to another store, or is out of date: ${keyFile}. It lacks: ${keys.join(", ")}. Set KELISIM_KEY_FILE to the file of this store and start again.`,
  }),
  "other-service": ({ message }) => ({
    kk: `Бұл қойма сервистің басқа түріне (мемлекеттік немесе мемлекеттік емес) арналған. KELISIM_SERVICE айнымалысын ауыстырыңыз немесе басқа қойма алыңыз.`,
    ru: `Это хранилище службы другого вида (государственной или негосударственной). Смените KELISIM_SERVICE или возьмите другое хранилище.`,
    en: message,
  }),
  "not-migrated": () => ({
    kk: "Бұл дерекқорда Kelisim кестелері әлі жоқ. Мынаны орындаңыз: kelisim migrate",
    ru: "В этой базе ещё нет таблиц Kelisim. Выполните: kelisim migrate",
    en: "This database has no Kelisim tables yet. Run: kelisim migrate",
  }),
};

const ERASURE_LEDGER: Readonly<Record<string, (facts: Facts) => Text3>> = {
  foreign: ({ file, message }) => ({
    kk: `Бұл жою журналы басқа қойманікі: ${file}. Осы қойманың журналын KELISIM_ERASURE_LEDGER айнымалысында көрсетіп, қайта іске қосыңыз.`,
    ru: `Этот журнал удалений от другого хранилища: ${file}. Укажите в KELISIM_ERASURE_LEDGER журнал этого хранилища и запустите снова.`,
    en: message,
  }),
  damaged: ({ file, message }) => ({
    kk: `Жою журналы бүлінген: ${file}. Оны көшірмесінен қайтарыңыз, қолмен түзетпеңіз: онсыз қалпына келтірілген қойма деректері жойылған адамдарды қайта танып қояды.`,
    ru: `Журнал удалений испорчен: ${file}. Верните его из копии, не правьте вручную: без него восстановленное хранилище снова узнает людей, чьи данные уничтожены.`,
    en: message,
  }),
  "cut-off": ({ file, message }) => ({
    kk: `Жою журналына жол толық жазылмады: ${file}. Дискіде орын босатып, жоюды қайта сұраңыз.`,
    ru: `Строка записана в журнал удалений не целиком: ${file}. Освободите место на диске и закажите уничтожение снова.`,
    en: message,
  }),
  "not-accessible": ({ file, message }) => ({
    kk: `Жою журналын оқуға немесе жазуға рұқсат жоқ: ${file}. Файлдың иесі қызметті іске қосатын пайдаланушы болсын.`,
    ru: `Нет права читать или писать журнал удалений: ${file}. Сделайте его владельцем пользователя, от имени которого работает служба.`,
    en: message,
  }),
};

const DATABASE_AWAY = ({ code }: Facts): Text3 => ({
  kk: `Дерекқорға қосыла алмадық (${code}). PostgreSQL жұмыс істеп тұр ма, DATABASE_URL дұрыс па – тексеріңіз.`,
  ru: `Не удалось подключиться к базе данных (${code}). Проверьте, работает ли PostgreSQL и верен ли DATABASE_URL.`,
  en: `The database cannot be reached (${code}). Check that PostgreSQL runs and that DATABASE_URL is right.`,
});

const NEWER_TABLES = ({ message }: Facts): Text3 => ({
  kk: "Дерекқордың кестелері бұл бағдарламадан жаңа. Жаңа нұсқаны іске қосыңыз; нұсқа кезекпен ауыстырылып жатса, бұл нұсқа KELISIM_MIGRATE=off баптауымен жұмыс істей береді.",
  ru: "Таблицы базы данных новее этой программы. Запустите новую версию; пока обновление идёт по очереди, эта версия работает с KELISIM_MIGRATE=off.",
  en: message,
});

const MIGRATION = ({ message }: Facts): Text3 => ({
  kk: `Дерекқордың кестелерін жаңарту мүмкін болмады. ${message}`,
  ru: `Не удалось обновить таблицы базы данных. ${message}`,
  en: message,
});

const ZONE = ({ message }: Facts): Text3 => ({
  kk: `Уақыт белдеулері туралы деректер ескірген: Asia/Almaty +05:00 болуға тиіс. Жаңа Node орнатыңыз (24 немесе одан жаңасы).`,
  ru: `Данные о часовых поясах устарели: Asia/Almaty должен быть +05:00. Установите новый Node (24 или новее).`,
  en: message,
});

const NOT_WRITABLE = ({ directory }: Facts): Text3 => ({
  kk: `Каталогқа жазуға рұқсат жоқ: ${directory}. Рұқсат беріңіз немесе басқа каталог көрсетіңіз: --data`,
  ru: `Нет права писать в каталог: ${directory}. Дайте это право или укажите другой каталог: --data`,
  en: `The directory cannot be written to: ${directory}. Allow it, or name another one: --data`,
});

const LACKS_RIGHTS: Text3 = {
  kk: "DATABASE_URL айнымалысындағы рөлдің дерекқорда бұған құқығы жетпейді. Кестелерді олардың иесі (kelisim_owner) атынан жаңартыңыз: kelisim migrate. Сосын қызметті KELISIM_MIGRATE=off баптауымен іске қосыңыз немесе KELISIM_OWNER_DATABASE_URL көрсетіңіз.",
  ru: "Роли из DATABASE_URL не хватает прав в базе данных. Обновите таблицы от имени их владельца (kelisim_owner): kelisim migrate. Затем запустите службу с KELISIM_MIGRATE=off или задайте KELISIM_OWNER_DATABASE_URL.",
  en: "The login of DATABASE_URL lacks rights in the database. Run kelisim migrate as the tables' owner (kelisim_owner). Then start the service with KELISIM_MIGRATE=off, or set KELISIM_OWNER_DATABASE_URL.",
};

/** SQLSTATEs of a server that refuses the connection itself: wrong password, no such database. */
const REFUSED_CONNECTION = /^(28...|3D000|08...|53300|57P03)$/;

/** What Node says of an address that cannot be listened on. */
type ListenFault = { readonly address?: string; readonly port?: number };

function textFor(error: Error, facts: Facts): Text3 | undefined {
  switch (error.name) {
    case "StoreLockedError":
      return STORE_LOCKED(facts);
    case "KeyFileError":
      return KEY_FILE[facts.code]?.(facts);
    case "ErasureLedgerError":
      return ERASURE_LEDGER[facts.code]?.(facts);
    case "StoreRefusedError":
      return STORE_REFUSED[facts.code]?.(facts);
    case "MigrationError":
      return facts.code === "newer" ? NEWER_TABLES(facts) : MIGRATION(facts);
    case "TimeZoneDataError":
      return ZONE(facts);
    case "ConnectionLostError":
      return DATABASE_AWAY(facts);
    case "SqlError":
      if (facts.code === "42501") return LACKS_RIGHTS;
      return REFUSED_CONNECTION.test(facts.code) ? DATABASE_AWAY(facts) : undefined;
  }
  const { syscall, address, port } = error as NodeJS.ErrnoException & ListenFault;
  if (syscall === "listen") {
    if (facts.code === "EADDRINUSE") {
      // The service's own port is tried first; where it is another one, it is that of the metrics.
      const isOwn = port === undefined || port === facts.port;
      if (isOwn) return PORT_BUSY(facts);
      return METRICS_PORT_BUSY({ ...facts, port, host: address ?? "" });
    }
    if (facts.code === "EACCES") return PORT_FORBIDDEN(facts);
    return undefined;
  }
  const cannotWrite = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"].includes(facts.code);
  return cannotWrite && facts.directory !== undefined ? NOT_WRITABLE(facts) : undefined;
}

/** The same error in words that say what to do, if it is one that can be expected; else itself. */
export function knownFailure(error: unknown, around: Around): unknown {
  if (!(error instanceof Error)) return error;
  const { code, pid, file } = error as Error & { code?: unknown; pid?: unknown; file?: unknown };
  const text = textFor(error, {
    ...around,
    code: typeof code === "string" ? code : "",
    pid: typeof pid === "number" ? String(pid) : "?",
    file: typeof file === "string" ? file : "",
    message: error.message,
    keys: error instanceof StoreRefusedError ? error.keys : [],
  });
  return text === undefined ? error : new CliFailure(text);
}
