import { completeCheckDigit, parseIin, type Iin, type SubjectId } from "@kelisim/core";
import { ensureSubject, type Store } from "@kelisim/store";

let made = 0;

/** A fictitious IIN that no other call of this process gave. */
export function nextIin(): Iin {
  made += 1;
  const day = String(10 + Math.floor(made / 9000)).padStart(2, "0");
  const digits = completeCheckDigit(`9001${day}3${String(made % 9000).padStart(4, "0")}`);
  if (digits === undefined) return nextIin();
  const parsed = parseIin(digits);
  if (!parsed.ok) throw new Error(`not an IIN: ${parsed.code}`);
  return parsed.iin;
}

export type Person = { readonly iin: Iin; readonly subjectId: SubjectId };

/** Somebody whom the store has not met before. */
export async function newPerson({ db, ring }: Store): Promise<Person> {
  const iin = nextIin();
  return { iin, subjectId: await ensureSubject(db, ring, iin) };
}
