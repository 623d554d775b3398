import type { AccessQuestion } from "../../access/question.ts";
import type { LegalGroundRef, Purpose } from "../../registry/purpose.ts";
import type { LegalDay } from "../../time.ts";
import { isInForce } from "../source.ts";
import { LEGAL_GROUNDS } from "./grounds.ts";
import type { LegalGround } from "./legal-ground.ts";

/** The ground of a code; `undefined` for a code that the list does not hold. */
export const groundByCode = (code: string): LegalGround | undefined =>
  LEGAL_GROUNDS.find((ground) => ground.code === code);

/** Whether what a purpose refers to can be a ground at all: known, in force, and of the level it needs. */
export function soundGround(ref: LegalGroundRef, on: LegalDay): LegalGround | undefined {
  const ground = groundByCode(ref.code);
  if (ground === undefined || !isInForce(ground.inForce, on)) return undefined;
  return ground.lawOnly && ref.level !== "law" ? undefined : ground;
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
    ground.sectors.includes(requester.sector) &&
    ground.actions.includes(action) &&
    (!ground.deidentified || deidentification === "by-holder");
  return fits ? ref : undefined;
}
