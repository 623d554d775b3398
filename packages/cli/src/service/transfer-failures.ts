import type { Text3 } from "@kelisim/core";
import {
  BackupRefusedError,
  CommitUnknownError,
  type ConnectionLostError,
  isConnectionFault,
  SqlError,
  TransferRefusedError,
  type BackupFault,
  type TransferFault,
} from "@kelisim/store";
import { CliFailure, refusal } from "../failure.ts";
import { knownFailure, type Around } from "./known-failures.ts";

const TRANSFER: Readonly<Record<TransferFault, (detail: string) => Text3>> = {
  "source-empty": () => ({
    kk: "Көшіретін ештеңе жоқ: бұл дерекқорда Kelisim кестелері жоқ немесе қызмет әлі іске қосылмаған. KELISIM_DATA мен DATABASE_URL айнымалыларын тексеріңіз.",
    ru: "Копировать нечего: в этой базе нет таблиц Kelisim или служба ещё ни разу не запускалась. Проверьте KELISIM_DATA и DATABASE_URL.",
    en: "There is nothing to copy: this database has no Kelisim tables, or the service was never started on it. Check KELISIM_DATA and DATABASE_URL.",
  }),
  "target-not-empty": (table) => ({
    kk: `Қабылдайтын қойма бос емес (жазба табылған кесте: ${table}), ал бар деректің үстінен ештеңе жазылмайды. Жаңа, бос дерекқор немесе каталог көрсетіңіз және оған дейін қызметті онда іске қоспаңыз.`,
    ru: `Принимающее хранилище не пусто (есть строки в таблице ${table}), а поверх данных ничего не пишется. Укажите новую, пустую базу или каталог и не запускайте на нём службу до этого.`,
    en: `The target is not empty (there are rows in ${table}), and nothing is ever overwritten. Name a new, empty database or directory, and do not start the service on it before.`,
  }),
  "target-ahead": (migration) => ({
    kk: `Қабылдайтын дерекқордың кестелері көшірілетін жазбалардан жаңа (${migration}). Кестесі жоқ бос дерекқор көрсетіңіз: кестелер көшіру кезінде жасалады.`,
    ru: `Таблицы принимающей базы новее копируемых строк (${migration}). Укажите пустую базу без таблиц: они создаются при копировании.`,
    en: `The target's tables are newer than the rows (it has ${migration}). Name an empty database without tables: the copy makes them.`,
  }),
  "target-differs": (what) => ({
    kk: `Қабылдайтын дерекқордың кестелері сәйкес емес (${what}). Кестесі жоқ бос дерекқор көрсетіңіз, бағдарламаның жазбаларды жасаған нұсқасын немесе одан жаңасын пайдаланыңыз.`,
    ru: `Таблицы принимающей базы не подходят (${what}). Укажите пустую базу без таблиц и возьмите тот выпуск программы, который сделал эти строки, или более новый.`,
    en: `The target's tables do not fit (${what}). Name an empty database without tables, and use the release that made the rows or a later one.`,
  }),
  "not-equal": (tables) => ({
    kk: `Көшірілген жазбалар түпнұсқамен бірдей болмай шықты (кестелер: ${tables}), сондықтан ештеңе сақталмады. Екі компьютердің дискі мен жадын тексеріп, қайталаңыз.`,
    ru: `Скопированное не совпало с исходным (таблицы: ${tables}), поэтому ничего не сохранено. Проверьте диски и память обоих компьютеров и повторите.`,
    en: `What arrived differs from what was sent (in ${tables}), so nothing was kept. Check the disks and the memory of both machines, then try again.`,
  }),
};

const BACKUP: Readonly<Record<BackupFault, (path: string, detail: string) => Text3>> = {
  exists: (path) => ({
    kk: `Мұндай файл бар: ${path}. Сақтық көшірменің үстінен ештеңе жазылмайды, басқа ат беріңіз.`,
    ru: `Такой файл уже есть: ${path}. Поверх резервной копии ничего не пишется, дайте другое имя.`,
    en: `There is a file at ${path} already, and no backup is overwritten. Name another file.`,
  }),
  missing: (path) => ({
    kk: `Мұндай файл жоқ: ${path}. Жолын тексеріңіз.`,
    ru: `Такого файла нет: ${path}. Проверьте путь.`,
    en: `There is no file at ${path}. Check the path.`,
  }),
  "not-a-backup": (path) => ({
    kk: `Бұл файл Kelisim сақтық көшірмесі емес: ${path}. kelisim backup командасы жасаған файлды көрсетіңіз.`,
    ru: `Этот файл – не резервная копия Kelisim: ${path}. Укажите файл, который сделала команда kelisim backup.`,
    en: `${path} is no backup of Kelisim. Name a file that kelisim backup made.`,
  }),
  "other-format": (path, format) => ({
    kk: `Сақтық көшірменің пішімін бұл нұсқа оқымайды (пішім: ${format}, файл: ${path}). Оны жасаған нұсқамен қалпына келтіріңіз.`,
    ru: `Этот выпуск не читает такой формат резервной копии (формат: ${format}, файл: ${path}). Восстановите её тем выпуском, который её сделал.`,
    en: `${path} is a backup in format ${format}, which this release does not read. Restore it with the release that made it.`,
  }),
  incomplete: (path) => ({
    kk: `Сақтық көшірме соңына дейін жазылмаған: ${path}. Жасалған жерінен қайта көшіріп алыңыз; ол да толық болмаса, басқа сақтық көшірме алыңыз.`,
    ru: `Резервная копия обрывается: ${path}. Скопируйте её заново оттуда, где она сделана; если обрывается и та, возьмите другую.`,
    en: `${path} breaks off before its end. Copy it again from where it was made; if that one breaks off too, use another backup.`,
  }),
  damaged: (path) => ({
    kk: `Сақтық көшірме бүлінген: ${path}. Жасалған жерінен қайта көшіріп алыңыз; көмектеспесе, басқа сақтық көшірме алыңыз.`,
    ru: `Резервная копия испорчена: ${path}. Скопируйте её заново оттуда, где она сделана; если не поможет, возьмите другую.`,
    en: `${path} is damaged: its bytes are not those that were written. Copy it again from where it was made; if that does not help, use another backup.`,
  }),
  "newer-release": (path, migration) => ({
    kk: `Сақтық көшірмені Kelisim бағдарламасының жаңарақ нұсқасы жасаған (${migration}): ${path}. Сол нұсқамен немесе одан жаңасымен қалпына келтіріңіз.`,
    ru: `Резервную копию сделал более новый выпуск Kelisim (${migration}): ${path}. Восстановите её тем выпуском или более новым.`,
    en: `${path} was made by a newer Kelisim (it has ${migration}). Restore it with that release or a later one.`,
  }),
  "other-build": (path, migration) => ({
    kk: `Сақтық көшірмені Kelisim бағдарламасының кестелері өзгеше нұсқасы жасаған (${migration}): ${path}. Сол нұсқамен қалпына келтіріңіз.`,
    ru: `Резервную копию сделал выпуск Kelisim с другими таблицами (${migration}): ${path}. Восстановите её тем же выпуском.`,
    en: `${path} was made by a Kelisim with another ${migration} than this one. Restore it with the release that made it.`,
  }),
  "wrong-key-file": (path) => ({
    kk: `Кілттер файлы бұл сақтық көшірменікі емес: ${path}. Дұрыс файлды KELISIM_KEY_FILE айнымалысында көрсетіп, қайталаңыз.`,
    ru: `Файл ключей не от этой резервной копии: ${path}. Укажите верный файл в KELISIM_KEY_FILE и повторите.`,
    en: `The key file is not the one that the fields in ${path} are sealed with. Set KELISIM_KEY_FILE to the right one and restore again.`,
  }),
  "key-missing": (path, keys) => ({
    kk: `Кілттер файлында осы сақтық көшірмеге керек кілттер жоқ (${keys}): ${path}. Кілттер файлының сол кездегі көшірмесін KELISIM_KEY_FILE айнымалысында көрсетіңіз.`,
    ru: `В файле ключей нет ключей, нужных этой копии (${keys}): ${path}. Укажите в KELISIM_KEY_FILE копию файла ключей того времени.`,
    en: `The key file lacks keys that ${path} needs (${keys}). Set KELISIM_KEY_FILE to a copy of the key file from the time of the backup.`,
  }),
  "other-service": (path, kind) => ({
    kk: `Сақтық көшірме сервистің басқа түрінікі (${kind}): ${path}. KELISIM_SERVICE айнымалысын ауыстырып, қайталаңыз.`,
    ru: `Резервная копия – службы другого вида (${kind}): ${path}. Смените KELISIM_SERVICE и повторите.`,
    en: `${path} is of a ${kind} service. Set KELISIM_SERVICE=${kind} and restore again.`,
  }),
};

const COMMIT_UNKNOWN: Text3 = {
  kk: "Байланыс соңғы сәтте үзілді: қабылдайтын қоймада не барлығы бар, не ештеңе жоқ. Команданы қайталаңыз: қойма бос емес деп жауап берсе, көшірме толық.",
  ru: "Связь оборвалась в последний миг: в принимающем хранилище либо всё, либо ничего. Повторите команду: если она ответит, что хранилище не пусто, копия полна.",
  en: "The connection broke at the last moment: the target holds everything or nothing. Repeat the command: if it says that the target is not empty, the copy is complete.",
};

const NOT_OWNER: Text3 = {
  kk: "Дерекқорға осы атпен кірген пайдаланушының кесте жасауға құқығы жоқ. Кестелер иесінің мекенжайын беріңіз.",
  ru: "У этого пользователя базы нет права создавать таблицы. Укажите адрес с именем их владельца.",
  en: "This user of the database may not make tables. Give the address of their owner.",
};

const away = (code: string): Text3 => ({
  kk: `Дерекқорға қосыла алмадық немесе байланыс үзілді (${code}); ештеңе сақталмады. PostgreSQL жұмыс істеп тұр ма, мекенжай мен құпиясөз дұрыс па – тексеріп, команданы қайталаңыз.`,
  ru: `Не удалось подключиться к базе данных, или связь оборвалась (${code}); ничего не сохранено. Проверьте, работает ли PostgreSQL и верны ли адрес и пароль, и повторите команду.`,
  en: `The database cannot be reached, or the connection broke (${code}); nothing was kept. Check that PostgreSQL runs and that address and password are right, then repeat the command.`,
});

/** The server was not reached, refused the connection, or ended it. */
const isAway = (error: unknown): error is ConnectionLostError | SqlError =>
  isConnectionFault(error) ||
  (error instanceof SqlError && /^(28...|3D000|53300)$/.test(error.code));

const noPlace = (path: string): Text3 => ({
  kk: `Файлды мұнда жазу мүмкін болмады: ${path}. Каталог бар ма, рұқсат пен бос орын жете ме – тексеріңіз. Ештеңе сақталмады.`,
  ru: `Не удалось записать файл: ${path}. Проверьте, есть ли каталог, права и место на диске. Ничего не сохранено.`,
  en: `The file cannot be written: ${path}. Check that its folder exists, the permissions and the free space. Nothing was kept.`,
});

const CANNOT_WRITE = new Set(["ENOENT", "EACCES", "EPERM", "EROFS", "ENOTDIR", "ENOSPC", "EDQUOT"]);

/** What the error texts may name. */
type Place = Around & {
  /** The file that is written. */
  readonly writing?: string;
};

/** The same error in words that say what to do, if it is one that can be expected; else itself. */
export function transferFailure(error: unknown, { writing, ...around }: Place): unknown {
  if (error instanceof TransferRefusedError) {
    const text = TRANSFER[error.code](error.detail);
    return error.code === "not-equal" ? new CliFailure(text) : refusal(text);
  }
  if (error instanceof BackupRefusedError) {
    return refusal(BACKUP[error.code](error.path, error.detail));
  }
  if (error instanceof CommitUnknownError) return new CliFailure(COMMIT_UNKNOWN);
  if (isAway(error)) return new CliFailure(away(error.code));
  if (error instanceof SqlError && error.code === "42501") return new CliFailure(NOT_OWNER);
  if (writing !== undefined && error instanceof Error && "code" in error && "path" in error) {
    if (CANNOT_WRITE.has(String(error.code))) return new CliFailure(noPlace(writing));
  }
  return knownFailure(error, around);
}
