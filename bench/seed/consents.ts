import { parseIin } from "@kelisim/core";
import { withClient } from "./client.ts";
import { openBenchStore, type Keys } from "./store.ts";

const FIND = `
  select replace(a.answer_id::text, '-', '') as id
  from unnest($1::bytea[]) with ordinality as m (mac, n)
  join subject_lookup l on l.field = 'iin' and l.key_version = $2 and l.mac = m.mac
  join answer a on a.subject_id = l.subject_id
  order by m.n`;

/** The one consent of each of these persons, 32 hex digits. @throws Error where one has none, or several */
export async function consentsOf(
  { url, keys }: { readonly url: string; readonly keys: Keys },
  numbers: readonly string[],
): Promise<readonly string[]> {
  const store = await openBenchStore(keys, url);
  try {
    const [version = 1] = store.ring.inUse("mac");
    const macs = numbers.map((digits) => {
      const iin = parseIin(digits);
      if (!iin.ok) throw new Error("a made-up person has no valid number");
      return Buffer.from(store.ring.mac("iin", iin.iin.digits).mac);
    });
    const ids = await withClient(url, async (client) => {
      const { rows } = await client.query<{ id: string }>(FIND, [macs, version]);
      return rows.map(({ id }) => id);
    });
    if (ids.length !== numbers.length) throw new Error("not every person has one consent");
    return ids;
  } finally {
    await store.close();
  }
}
