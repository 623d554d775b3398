import { addDays, type LegalDay } from "@kelisim/core";
import type { DayRange, FactGroup } from "@kelisim/store";

const endOfMonth = (first: LegalDay): LegalDay =>
  addDays(`${addDays(first, 31).slice(0, 7)}-01` as LegalDay, -1);

/** What a question about fewer of the days would have published. */
export const within = (
  groups: readonly FactGroup[],
  { from, to }: DayRange,
): readonly FactGroup[] =>
  groups.filter((group) => {
    const last = group.level === "day" ? group.from : endOfMonth(group.from);
    return group.from >= from && last <= to;
  });
