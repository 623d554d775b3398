import type { AnswerLine, Purpose } from "@kelisim/core";
import { purposesOf, type Queryable } from "@kelisim/store";
import type { ShownByLaw } from "@kelisim/web/pages";
import { shownCategories } from "./shown-line.ts";

/** A party with more purposes than this has a register of its own to show. */
const MOST_READ = 200;
const MOST_SHOWN = 5;

/** One that an act keeps from her for a time is not told of: neither is what it takes. */
const restsOnLawOpenly = ({ declared, status }: Purpose): boolean =>
  status === "active" &&
  declared.legal_ground !== undefined &&
  declared.legal_ground.deferral === undefined;

/** What the asking party takes from the same object by a law, whatever is answered. */
export async function takenByLaw(
  db: Queryable,
  { partyId, objectId }: Pick<AnswerLine, "partyId" | "objectId">,
): Promise<readonly ShownByLaw[]> {
  const purposes = await purposesOf(db, partyId, undefined, MOST_READ);
  const shown: ShownByLaw[] = [];
  for (const purpose of purposes) {
    const { legal_ground: ground } = purpose.declared;
    if (!restsOnLawOpenly(purpose) || ground === undefined) continue;
    if (!purpose.objectIds.includes(objectId)) continue;
    const { required, optional } = purpose.categories;
    shown.push({
      purpose: purpose.name,
      categories: await shownCategories(db, [...required, ...optional]),
      act: ground.act,
      article: ground.article,
    });
    if (shown.length === MOST_SHOWN) break;
  }
  return shown;
}
