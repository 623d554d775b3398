export type BackupFault =
  | "exists"
  | "missing"
  | "not-a-backup"
  | "other-format"
  | "incomplete"
  | "damaged"
  | "newer-release"
  | "other-build"
  | "wrong-key-file"
  | "key-missing"
  | "other-service";

const WORDS: Record<BackupFault, (path: string, detail: string) => string> = {
  exists: (path) =>
    `There is a file at ${path} already, and no backup is overwritten. Name another file.`,
  missing: (path) => `There is no file at ${path}. Check the path.`,
  "not-a-backup": (path) =>
    `${path} is no backup of Kelisim. Name a file that kelisim backup made.`,
  "other-format": (path, format) =>
    `${path} is a backup in format ${format}, which this release does not read. Restore it with the release that made it.`,
  incomplete: (path) =>
    `${path} breaks off before its end. Copy it again from where it was made; if that one breaks off too, use another backup.`,
  damaged: (path) =>
    `${path} is damaged: its bytes are not those that were written. Copy it again from where it was made; if that does not help, use another backup.`,
  "newer-release": (path, migration) =>
    `${path} was made by a newer Kelisim (its tables have ${migration}). Restore it with that release or a later one.`,
  "other-build": (path, migration) =>
    `${path} was made by a Kelisim with another ${migration} than this one. Restore it with the release that made it.`,
  "wrong-key-file": (path) =>
    `The key file is not the one that the fields in ${path} are sealed with. Put the right key file in place (KELISIM_KEY_FILE) and restore again.`,
  "key-missing": (path, keys) =>
    `The key file lacks keys that fields in ${path} are sealed with (${keys}). Bring back a copy of the key file from the time of the backup (KELISIM_KEY_FILE).`,
  "other-service": (path, kind) =>
    `${path} is of a ${kind} service. Set KELISIM_SERVICE=${kind} and restore again.`,
};

/** A backup cannot be written or restored, and nothing was touched. The message says what to do. */
export class BackupRefusedError extends Error {
  override readonly name = "BackupRefusedError";
  readonly code: BackupFault;
  readonly path: string;
  /** A format, a migration, a key's name, a kind of service. */
  readonly detail: string;

  constructor(code: BackupFault, path: string, detail = "") {
    super(WORDS[code](path, detail));
    this.code = code;
    this.path = path;
    this.detail = detail;
  }
}
