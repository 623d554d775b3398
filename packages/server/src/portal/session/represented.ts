import { representationStatus, type Instant, type SubjectId } from "@kelisim/core";
import { iinsOf, nameOfPerson, readSubject, representedOf } from "@kelisim/store";
import type { Context } from "../../context.ts";
import type { Persona } from "../visit.ts";

export type Represented = Extract<Persona, { readonly kind: "represented" }>;

/** In whose place somebody may act at an instant; judged then, by the representation itself. */
export async function representedBy(
  { store }: Pick<Context, "store">,
  subjectId: SubjectId,
  now: Instant,
  isWanted: (personaId: string) => boolean = () => true,
): Promise<readonly Represented[]> {
  const found: Represented[] = [];
  for (const { forSubjectId, representationId } of await representedOf(store.db, subjectId)) {
    if (!isWanted(representationId.slice(4))) continue;
    const state = await readSubject(store, forSubjectId);
    const representation = state.representations.get(representationId);
    if (representation === undefined) continue;
    if (representationStatus(representation, now).state !== "standing") continue;
    const iin = (await iinsOf(store.db, store.ring, [forSubjectId])).get(forSubjectId);
    if (iin === undefined) continue;
    found.push({
      kind: "represented",
      subjectId: forSubjectId,
      ...{ iin, representationId },
      basis: representation.basis,
      name: (await nameOfPerson(store.db, store.ring, forSubjectId)) ?? "",
      until: representation.validUntil ?? undefined,
    });
  }
  return found;
}
