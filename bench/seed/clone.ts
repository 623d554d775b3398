import type pg from "pg";
import type { Store } from "@kelisim/store";
import { Random } from "../random.ts";
import { cloneStatement } from "./clone-statement.ts";
import { personAt } from "./people.ts";
import { sealingFor } from "./sealed-values.ts";
import type { Template } from "./template.ts";

const CHUNK = 5000;

export type CloneOptions = {
  readonly store: Store;
  readonly client: pg.Client;
  readonly template: Template;
  /** All made-up numbers of the run. */
  readonly people: Buffer;
  /** Their places among them. */
  readonly places: readonly number[];
  /** How many persons of this template's line there are already. */
  readonly after: number;
  readonly seed: number;
};

/** An id of the same kind as the template's: one that tells its time sorts as the service's do. */
function idLike(random: Random, like: string, milliseconds: number): string {
  const tail = `${like.charAt(12)}${random.hex(4).slice(0, 3)}8${random.hex(8).slice(0, 15)}`;
  const head =
    like.charAt(12) === "7"
      ? milliseconds.toString(16).padStart(12, "0")
      : random.hex(8).slice(0, 12);
  return head + tail;
}

const arrayOf = (values: readonly string[]): string => `{${values.join(",")}}`;
const bytesOf = (values: readonly string[]): string =>
  `{${values.map((value) => `"\\\\x${value}"`).join(",")}}`;

/** Columns of a chunk: places, ids, secrets, each as the text of an array. */
type Chunk = readonly string[];

/** Writes persons like the template, set by set: each row as the service writes it. */
export async function clonePersons(options: CloneOptions): Promise<void> {
  const { store, client, template, people, places, after, seed } = options;
  const { text, secrets } = cloneStatement(template);
  const sealing = await sealingFor(store, template, secrets);
  const random = new Random(seed);
  const from = Date.now() - places.length;

  const made = async (start: number): Promise<Chunk> => {
    const numbers: string[] = [];
    const ids: string[][] = template.ids.map(() => []);
    const bytes: string[][] = secrets.map(() => []);
    for (const [offset, place] of places.slice(start, start + CHUNK).entries()) {
      const own = template.ids.map((like) => idLike(random, like, from + start + offset));
      const idOf = (rowId: string): string => own[template.ids.indexOf(rowId)] ?? "";
      const sealed = await sealing(personAt(people, place), own[0] ?? "", idOf);
      numbers.push(String(after + start + offset));
      for (const [column, id] of own.entries()) ids[column]?.push(id);
      for (const [column, value] of sealed.entries()) bytes[column]?.push(value);
    }
    return [arrayOf(numbers), ...ids.map(arrayOf), ...bytes.map(bytesOf)];
  };

  const statement = `clone-${seed}`;
  let writing: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < places.length; start += CHUNK) {
    // The next persons are sealed while the server writes these.
    const chunk = await made(start);
    await writing;
    writing = client.query({ name: statement, text, values: [...chunk] });
    writing.catch(() => undefined);
  }
  await writing;
}
