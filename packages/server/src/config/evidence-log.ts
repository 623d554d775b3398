import { parseVerifierKey, toHex } from "@kelisim/log";
import type { Text3 } from "@kelisim/core";
import type { Config, ConfigFault } from "../config.ts";
import { reading, unread, type Reading } from "./readings.ts";

/** Somebody who looks after the log and cosigns what is consistent with what she saw before. */
export type Witness = {
  /** Submission prefix, without a slash at its end. */
  readonly url: string;
  /** Her verifier key: `name+hash+base64`, of the type for cosignatures. */
  readonly key: string;
};

/** Name and key hash of a witness, as in its signature lines. */
export function witnessName({ key }: Pick<Witness, "key">): string {
  const parsed = parseVerifierKey(key);
  if (parsed === undefined) throw new RangeError("a witness without a key");
  return `${parsed.name}+${toHex(parsed.keyHash)}`;
}

const MOST_ORIGIN = 200;
const MOST_WITNESSES = 64;

/** The name of a log: it stands in signature lines, so without spaces and plus signs. */
export const logOrigin = (text: string): Reading<string> =>
  text.length <= MOST_ORIGIN && /^[^\s+\p{C}]+$/u.test(text)
    ? reading(text)
    : unread({
        kk: "Бос орынсыз және «+» белгісінсіз бір жолмен жазыңыз, мысалы: kelisim.example/log",
        ru: "Запишите одной строкой без пробелов и знака «+», например: kelisim.example/log",
        en: "Use one line without spaces and plus signs, such as kelisim.example/log",
      });

function witnessFrom(entry: string): Witness | undefined {
  const [address = "", key = "", ...more] = entry.trim().split(/\s+/);
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isAddress =
    (url?.protocol === "https:" || url?.protocol === "http:") &&
    [url.username, url.password, url.search, url.hash].every((part) => part === "");
  if (!isAddress || more.length > 0) return undefined;
  if (parseVerifierKey(key)?.type !== "cosignature/v1") return undefined;
  return { url: `${url.origin}${url.pathname}`.replace(/\/+$/, ""), key };
}

/** Pairs of a URL and a verifier key, with commas or line ends between them. */
export function witnessList(text: string): Reading<readonly Witness[]> {
  const entries = text.split(/[,\n]/).filter((entry) => entry.trim() !== "");
  const witnesses = entries.flatMap((entry) => witnessFrom(entry) ?? []);
  const keys = new Set(witnesses.map(({ key }) => key));
  return witnesses.length === entries.length &&
    keys.size === entries.length &&
    entries.length <= MOST_WITNESSES
    ? reading(witnesses)
    : unread({
        kk: "Әр куәгердің https мекенжайы мен ашық кілтін (name+hash+key) бос орынмен бөліп, куәгерлердің арасына үтір қойып немесе әрқайсысын жаңа жолдан жазыңыз; бір кілт екі рет кездеспесін.",
        ru: "Укажите для каждого свидетеля адрес https и открытый ключ (name+hash+key) через пробел, свидетелей разделите запятыми или строками; один ключ не должен встречаться дважды.",
        en: "Use an https URL and a verifier key (name+hash+key) with a space between them for each witness, and commas or line ends between witnesses; no key twice.",
      });
}

const PLAIN_HTTP: Text3 = {
  kk: "Куәгердің мекенжайы https болсын. Осы машинадағы сынақ үшін KELISIM_ALLOW_PRIVATE_WEBHOOKS=1 қойыңыз.",
  ru: "Адрес свидетеля должен быть https. Для пробы на этой машине задайте KELISIM_ALLOW_PRIVATE_WEBHOOKS=1.",
  en: "A witness must be reached by https. For a trial on this machine set KELISIM_ALLOW_PRIVATE_WEBHOOKS=1.",
};

const TOO_MANY_NEEDED: Text3 = {
  kk: "KELISIM_LOG_WITNESSES баптауында мұнша куәгер жоқ. Санын азайтыңыз немесе куәгер қосыңыз.",
  ru: "В KELISIM_LOG_WITNESSES нет столько свидетелей. Уменьшите число или добавьте свидетелей.",
  en: "KELISIM_LOG_WITNESSES does not name so many witnesses. Lower the number or add witnesses.",
};

/** What is wrong with the settings of the log taken together. */
export function logFaults({
  logWitnesses,
  logWitnessesNeeded,
  allowPrivateWebhooks,
}: Pick<
  Config,
  "logWitnesses" | "logWitnessesNeeded" | "allowPrivateWebhooks"
>): readonly ConfigFault[] {
  const isPlain = logWitnesses.some(({ url }) => !url.startsWith("https:"));
  return [
    ...(isPlain && !allowPrivateWebhooks
      ? [{ name: "KELISIM_LOG_WITNESSES", text: PLAIN_HTTP }]
      : []),
    ...(logWitnessesNeeded > logWitnesses.length
      ? [{ name: "KELISIM_LOG_WITNESSES_NEEDED", text: TOO_MANY_NEEDED }]
      : []),
  ];
}
