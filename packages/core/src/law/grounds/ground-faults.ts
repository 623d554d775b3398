import type { Fault } from "../../commands/refusal.ts";
import type { Party } from "../../registry/party.ts";
import type { Purpose } from "../../registry/purpose.ts";
import { besidesGround, groundByCode, hasReference, mayReferTo } from "./ground-of.ts";

const POINTERS = {
  actions: "/actions",
  recipients: "/recipients",
  crossBorder: "/cross_border",
  published: "/published",
} as const;

/**
 * What keeps a purpose from being registered with its ground: the ground asks for more, for another party, or
 * for a purpose of its own; or a deferral is declared by a party to which the ground opens nothing.
 * A ground that is merely of no use to the party opens nothing, and is no fault. @law 94-V 9
 */
export function groundFaults(
  purpose: Pick<Purpose, "declared" | "actions" | "recipients" | "crossBorder" | "published">,
  party: Pick<Party, "sector" | "roles">,
): Fault[] {
  const { legal_ground: ref } = purpose.declared;
  const ground = ref === undefined ? undefined : groundByCode(ref.code);
  if (ref === undefined || ground === undefined) return [];
  const faults: Fault[] = besidesGround(ground, purpose).map((member) => ({
    pointer: POINTERS[member],
    code: "ground-stands-alone",
  }));
  if (!hasReference(ground, ref)) {
    faults.push({ pointer: "/legal_ground/reference", code: "ground-incomplete" });
  }
  if (!mayReferTo(ground, party)) {
    if (ground.role !== null)
      faults.push({ pointer: "/legal_ground/code", code: "ground-not-yours" });
    else if (ref.deferral !== undefined) {
      faults.push({ pointer: "/legal_ground/deferral", code: "ground-not-yours" });
    }
  }
  return faults;
}
