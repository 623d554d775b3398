import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { loadKeyFile } from "@kelisim/store";
import { CliFailure } from "../../failure.ts";
import { knownFailure } from "../../service/known-failures.ts";
import { type Check, failed, fine, type Finding, warning } from "../check.ts";
import { same } from "../words.ts";

const GROUP_OR_OTHERS_WRITE = 0o022;
const STICKY = 0o1000;

const notMadeYet = (file: string): Finding =>
  warning(
    {
      kk: `кілттер файлы әлі жоқ: ${file}`,
      ru: `файла ключей ещё нет: ${file}`,
      en: `there is no key file yet: ${file}`,
    },
    {
      kk: "Қойма жаңа болса, файлды kelisim serve өзі жасайды. Болмаса, осы қойманың файлын KELISIM_KEY_FILE айнымалысында көрсетіңіз.",
      ru: "Для нового хранилища его создаст kelisim serve. Иначе укажите в KELISIM_KEY_FILE файл этого хранилища.",
      en: "For a new store kelisim serve makes it. Else set KELISIM_KEY_FILE to the file of this store.",
    },
  );

function ownerFinding(file: string): Finding | undefined {
  const us = process.getuid?.();
  const { uid } = statSync(file);
  // Root may look after a service that runs as somebody else.
  if (us === undefined || us === 0 || us === uid) return undefined;
  return warning(
    {
      kk: `${file}: файлдың иесі басқа пайдаланушы (uid ${uid})`,
      ru: `${file}: владелец другой (uid ${uid})`,
      en: `${file} belongs to another user (uid ${uid})`,
    },
    {
      kk: `Иесі қызметті іске қосатын пайдаланушы болсын: chown ${us} ${file}`,
      ru: `Сделайте владельцем пользователя службы: chown ${us} ${file}`,
      en: `Make the user that runs the service its owner: chown ${us} ${file}`,
    },
  );
}

function folderFinding(file: string): Finding | undefined {
  const folder = dirname(resolve(file));
  const { mode } = statSync(folder);
  if ((mode & GROUP_OR_OTHERS_WRITE) === 0 || (mode & STICKY) !== 0) return undefined;
  return warning(
    {
      kk: `кілттер файлының каталогына басқалар да жаза алады: ${folder}`,
      ru: `в каталог файла ключей могут писать другие: ${folder}`,
      en: `others may write to the key file's folder: ${folder}`,
    },
    same(`chmod go-w ${folder}`),
  );
}

export const keyFileCheck: Check = {
  id: "key-file",
  title: { kk: "Кілттер файлы", ru: "Файл ключей", en: "Key file" },
  needs: "settings",
  run({ config: { keyFile, databaseUrl, dataDirectory } }) {
    const mayBeNew = databaseUrl !== undefined || !existsSync(join(dataDirectory, "pgdata"));
    if (!existsSync(keyFile) && mayBeNew) return notMadeYet(keyFile);
    try {
      const count = loadKeyFile(keyFile).length;
      const faults = [ownerFinding(keyFile), folderFinding(keyFile)].filter(
        (finding) => finding !== undefined,
      );
      if (faults.length > 0) return faults;
      return fine({
        kk: `${keyFile}: кілттер саны ${count}, басқаларға жабық`,
        ru: `${keyFile}: ключей ${count}, другим недоступен`,
        en: `${keyFile}: ${count} keys, closed to others`,
      });
    } catch (error) {
      const known = knownFailure(error, { keyFile });
      if (!(known instanceof CliFailure)) throw known;
      return failed(same(keyFile), known.text);
    }
  },
};
