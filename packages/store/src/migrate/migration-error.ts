export type MigrationFault =
  "bad-name" | "changed" | "newer" | "unknown" | "out-of-order" | "failed";

const WORDS: Record<MigrationFault, (name: string) => string> = {
  "bad-name": (name) =>
    `${name} is no migration name of its own: use NNNN_name.sql with a number that no other has.`,
  changed: (name) =>
    `${name} was changed after this database applied it. Put the file back as it was and write the change into a new migration.`,
  newer: (name) =>
    `This database was made by a newer Kelisim (it has ${name}). Start that release or a later one; in a rolling restart this one still runs with KELISIM_MIGRATE=off.`,
  unknown: (name) =>
    `This database has applied ${name}, which this release does not contain. Start the release that made it.`,
  "out-of-order": (name) =>
    `${name} comes before a migration that this database has already applied. Give the file the next free number.`,
  failed: (name) => `${name} failed and changed nothing. Correct the cause and start again.`,
};

/** The schema cannot be brought up to this release. Nothing of the named file was applied. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
  readonly code: MigrationFault;
  /** The file at fault. */
  readonly file: string;

  constructor(code: MigrationFault, file: string, cause?: unknown, detail?: string) {
    super([WORDS[code](file), ...(detail === undefined ? [] : [detail])].join(" "), { cause });
    this.code = code;
    this.file = file;
  }
}
