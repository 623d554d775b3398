export type KeyFileFault =
  "missing" | "exists" | "open-to-others" | "not-readable" | "malformed" | "not-writable" | "full";

const WORDS: Record<KeyFileFault, (path: string) => string> = {
  missing: (path) =>
    `There is no key file at ${path}. Set KELISIM_KEY_FILE to the file that belongs to this store. Without it nobody can read the personal data in it.`,
  exists: (path) =>
    `There is a file at ${path} already, and keys are never overwritten. Use it, or name another file.`,
  "open-to-others": (path) =>
    `Other users of this machine can read the keys in ${path}. Run: chmod 600 ${path}`,
  "not-readable": (path) =>
    `This user may not read ${path}. Make the user that runs the service its owner.`,
  malformed: (path) =>
    `${path} is not a complete Kelisim key file. Bring it back from its backup; do not edit it.`,
  "not-writable": (path) =>
    `The key file ${path} cannot be replaced from here. Run the command as the file's owner where the file is kept, then put it in place for every process.`,
  full: (path) =>
    `The key file ${path} has no version left for this purpose: 255 is the last one. Nothing was changed.`,
};

/** The keys cannot be used; the message says what to do. It never quotes the file. */
export class KeyFileError extends Error {
  override readonly name = "KeyFileError";
  readonly code: KeyFileFault;

  constructor(code: KeyFileFault, path: string) {
    super(WORDS[code](path));
    this.code = code;
  }
}
