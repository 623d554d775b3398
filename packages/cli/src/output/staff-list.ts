import { formatInstant, type Language, type Text3 } from "@kelisim/core";
import type { StaffRole } from "@kelisim/store";

/** A role as programs read it: no name, no number. */
export const staffView = ({ id, role, partyId, grantedAt, endedAt }: StaffRole) => ({
  id,
  role,
  party_id: partyId,
  granted_at: formatInstant(grantedAt),
  ended_at: endedAt === undefined ? null : formatInstant(endedAt),
});

const ENDED: Text3 = { kk: "тоқтатылды", ru: "прекращена", en: "ended" };

/** One line for people. */
export function staffLine(role: StaffRole, language: Language): string {
  const { id, role: name, granted_at, ended_at } = staffView(role);
  const end = ended_at === null ? "" : `  ${ENDED[language]} ${ended_at}`;
  return `${id}  ${name}  ${granted_at}${end}`;
}
