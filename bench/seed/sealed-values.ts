import { idFrom, parseIin, uuidOf } from "@kelisim/core";
import { encryptText, newDataKey, openPart, type Store } from "@kelisim/store";
import type { Secret } from "./clone-statement.ts";
import type { Template } from "./template.ts";

/** Hex digits of every secret of one person, in the order of the statement. */
export type Sealing = (
  iin: string,
  subject: string,
  idOf: (rowId: string) => string,
) => Promise<string[]>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** The words of the template's events, which each person gets sealed under her own key. */
async function wordsOf(
  { db, ring }: Store,
  { subject, rows }: Template,
): Promise<ReadonlyMap<string, string>> {
  const words = new Map<string, string>();
  for (const { table, columns, values } of rows) {
    if (table !== "event") continue;
    const valueOf = (name: string) => values[columns.findIndex((column) => column.name === name)];
    const [id, sealed] = [valueOf("event_id"), valueOf("sealed")];
    if (typeof id !== "string" || typeof sealed !== "string") continue;
    const eventId = id.replaceAll("-", "");
    const bytes = new Uint8Array(Buffer.from(sealed.slice(2), "hex"));
    const part = await openPart(db, ring, idFrom("sub", subject), eventId, bytes);
    words.set(eventId, JSON.stringify(part));
  }
  return words;
}

/** How the secrets of persons like this one are made, by the service's own keys and functions. */
export async function sealingFor(
  store: Store,
  template: Template,
  secrets: readonly Secret[],
): Promise<Sealing> {
  const { ring } = store;
  const words = await wordsOf(store, template);
  return async (digits, subject, idOf) => {
    const iin = parseIin(digits);
    if (!iin.ok) throw new Error("a made-up person has no valid number");
    const dataKey = newDataKey();
    const seal = async ({ table, rowId }: Secret): Promise<Uint8Array> => {
      const at = { table, subjectId: uuidOf(idFrom("sub", subject)), column: "sealed" };
      switch (table) {
        case "subject_lookup":
          return ring.mac("iin", iin.iin.digits).mac;
        case "subject_key":
          return (await ring.wrap(subject, dataKey)).wrapped;
        case "subject_field":
          return encryptText(dataKey, { ...at, rowId: "iin" }, iin.iin.digits);
        case "event": {
          if (rowId === undefined) throw new Error("words of no event");
          return encryptText(dataKey, { ...at, rowId: idOf(rowId) }, words.get(rowId) ?? "");
        }
      }
    };
    return (await Promise.all(secrets.map(seal))).map(hex);
  };
}
