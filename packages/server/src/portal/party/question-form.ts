import type { ObjectId, PurposeId, Text3 } from "@kelisim/core";
import type { Form, StaffVisit } from "../visit.ts";
import { member, typed } from "./form-fields.ts";
import { objectName, ownPurposes } from "./names.ts";

type Choosable<I> = { readonly id: I; readonly name: Text3 };

/** What can be asked for: active purposes of the party, and their objects. */
export type Askable = {
  readonly purposes: readonly (Choosable<PurposeId> & {
    readonly objectIds: readonly ObjectId[];
  })[];
  readonly objects: readonly Choosable<ObjectId>[];
};

export async function askable(visit: StaffVisit): Promise<Askable> {
  const purposes = (await ownPurposes(visit, "active"))
    .filter(({ banned }) => banned === undefined)
    .map(({ id, name, object_ids: objectIds }) => ({ id, name, objectIds }));
  const objects: Choosable<ObjectId>[] = [];
  for (const id of new Set(purposes.flatMap(({ objectIds }) => objectIds))) {
    objects.push({ id, name: await objectName(visit, id) });
  }
  return { purposes, objects };
}

/** What a form asks, without the person: the same for one and for many. The only object need not be chosen. */
export function questionBody(form: Form, { purposes }: Askable): Readonly<Record<string, unknown>> {
  const purposeId = typed(form, "purpose_id");
  const ofPurpose = purposes.find(({ id }) => id === purposeId)?.objectIds ?? [];
  const only = ofPurpose.length === 1 ? ofPurpose[0] : undefined;
  return {
    ...member("purpose_id", purposeId),
    ...member("object_id", typed(form, "object_id") ?? only),
    ...member("language", typed(form, "language")),
    ...member("valid_until", typed(form, "valid_until")),
    ...(form.get("only_missing") === "yes" ? { only_missing: true } : {}),
  };
}
