import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { certificateOf, type Certificate } from "@kelisim/signature";
import { reading, unread, type Reading } from "../config/readings.ts";

/** Certificates of authorities, as they lie in a file or a folder. */
export type Authorities = {
  /** Trusted by themselves: issued by their own subject. */
  readonly roots: readonly Certificate[];
  /** Of the authorities below them. */
  readonly intermediates: readonly Certificate[];
};

/** Other files of a folder, such as notes, are passed over. */
const ENDINGS = /\.(pem|crt|cer|der)$/i;
const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** Certificates of a file: several as PEM, or one as DER. */
function certificatesIn(file: Uint8Array): readonly (Certificate | undefined)[] {
  const blocks = [...Buffer.from(file).toString("latin1").matchAll(PEM)];
  const ders = blocks.length === 0 ? [file] : blocks.map(([, body = ""]) => bytesOf(body));
  return ders.map((der) => certificateOf(der));
}

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

const isRoot = ({ issuer, subject }: Certificate): boolean => Buffer.compare(issuer, subject) === 0;

const filesOf = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => ENDINGS.test(name))
        .toSorted()
        .map((name) => join(path, name))
    : [path];

const UNREADABLE = unread({
  kk: "Сертификаттар оқылмады. Жолын және оқуға рұқсат бар-жоғын тексеріңіз.",
  ru: "Сертификаты не читаются. Проверьте путь и права.",
  en: "The certificates cannot be read. Check the path and its permissions.",
});

const NO_CERTIFICATE = unread({
  kk: "Файлдардың бірі X.509 сертификаты емес. Онда тек PEM не DER түріндегі сертификаттар тұрсын.",
  ru: "Один из файлов не является сертификатом X.509. Оставьте там только сертификаты PEM или DER.",
  en: "One of the files is no X.509 certificate. Keep only certificates there, PEM or DER.",
});

const NO_ROOT = unread({
  kk: "Онда түбірлік сертификат жоқ: куәландырушы орталықтың өзіне өзі берген сертификатын қосыңыз.",
  ru: "Там нет корневого сертификата: добавьте тот, который удостоверяющий центр выдал себе сам.",
  en: "There is no root certificate: add the one that the authority issued to itself.",
});

/** Certificates of authorities in a file, or in the `.pem`, `.crt`, `.cer` and `.der` files of a folder. */
export function readAuthorities(path: string): Reading<Authorities> {
  let all: readonly (Certificate | undefined)[];
  try {
    all = filesOf(path).flatMap((file) => certificatesIn(new Uint8Array(readFileSync(file))));
  } catch {
    return UNREADABLE;
  }
  const known = all.filter((one) => one !== undefined);
  if (known.length < all.length) return NO_CERTIFICATE;
  const roots = known.filter(isRoot);
  if (roots.length === 0) return NO_ROOT;
  return reading({ roots, intermediates: known.filter((one) => !isRoot(one)) });
}
