import type { AccessQuestion } from "../../access/question.ts";
import type { Party } from "../../registry/party.ts";
import type { LegalGroundRef, Purpose } from "../../registry/purpose.ts";
import type { LegalDay } from "../../time.ts";
import { isInForce } from "../source.ts";
import { LEGAL_GROUNDS } from "./grounds.ts";
import type { LegalGround } from "./legal-ground.ts";

/** The ground of a code; `undefined` for a code that the list does not hold. */
export const groundByCode = (code: string): LegalGround | undefined =>
  LEGAL_GROUNDS.find((ground) => ground.code === code);

/** Whether what a purpose says of its ground is all that the ground asks for. */
export const hasReference = (ground: LegalGround, ref: LegalGroundRef): boolean =>
  !ground.referenceRequired || (ref.reference ?? "") !== "";

/** Whether what a purpose refers to can be a ground at all: known, in force, of the level it needs, complete. */
export function soundGround(ref: LegalGroundRef, on: LegalDay): LegalGround | undefined {
  const ground = groundByCode(ref.code);
  if (ground === undefined || !isInForce(ground.inForce, on)) return undefined;
  if (ground.lawOnly && ref.level !== "law") return undefined;
  return hasReference(ground, ref) ? ground : undefined;
}

/** Whether a party may refer to a ground: by its sector, and its role where one is asked for. */
export const mayReferTo = (
  ground: LegalGround,
  { sector, roles }: Pick<Party, "sector" | "roles">,
): boolean =>
  ground.sectors.includes(sector) && (ground.role === null || roles.includes(ground.role));

/** What a purpose does besides the one thing that its ground is for; `[]` where that is allowed. */
export function besidesGround(
  ground: LegalGround,
  purpose: Pick<Purpose, "actions" | "recipients" | "crossBorder" | "published">,
): readonly ("actions" | "recipients" | "crossBorder" | "published")[] {
  if (!ground.alone) return [];
  const beside = {
    actions: purpose.actions.some((action) => !ground.actions.includes(action)),
    recipients: purpose.recipients.length > 0,
    crossBorder: purpose.crossBorder.length > 0,
    published: purpose.published,
  };
  return (["actions", "recipients", "crossBorder", "published"] as const).filter(
    (member) => beside[member],
  );
}

type Asked = Pick<AccessQuestion, "requester" | "action"> & { readonly purpose: Purpose };

/** The ground that permits a question without consent, if its purpose declares one that fits it. @law 94-V 9 */
export function groundFor(
  { purpose, requester, action }: Asked,
  on: LegalDay,
): LegalGroundRef | undefined {
  const { legal_ground: ref, deidentification } = purpose.declared;
  const ground = ref === undefined ? undefined : soundGround(ref, on);
  if (ground === undefined || requester === undefined) return undefined;
  const fits =
    mayReferTo(ground, requester) &&
    ground.actions.includes(action) &&
    besidesGround(ground, purpose).length === 0 &&
    (!ground.deidentified || deidentification === "by-holder");
  return fits ? ref : undefined;
}
