/** Files of an archive that are being gathered: path → bytes. */
export type FilesToPack = Map<string, Uint8Array>;

const UTF8 = new TextEncoder();

export const textFile = (text: string): Uint8Array => UTF8.encode(text);

/** JSON for people and machines: two blanks, a line end. */
export const jsonFile = (value: unknown): Uint8Array =>
  textFile(`${JSON.stringify(value, null, 2)}\n`);

/** `0001`, `0002`, …: folders in the order of what they hold. */
export const folderNumber = (index: number): string => String(index + 1).padStart(4, "0");
