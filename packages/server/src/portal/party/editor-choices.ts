import { LEGAL_GROUNDS, type ObjectId, type Text3 } from "@kelisim/core";
import { objectsToChoose } from "@kelisim/store";
import type { StaffVisit } from "../visit.ts";
import type { NamedCategory } from "./categories.ts";
import { gather } from "./gather.ts";
import { partiesNamed } from "./names.ts";

const MOST = 1000;

export type EditorChoices = {
  readonly objects: readonly {
    readonly id: ObjectId;
    readonly name: Text3;
    readonly owner: Text3 | undefined;
  }[];
  readonly categories: readonly NamedCategory[];
  readonly grounds: readonly { readonly code: string; readonly text: Text3 }[];
};

/** The dictionary of data, as pages show it. */
export async function dictionary(visit: StaffVisit): Promise<readonly NamedCategory[]> {
  const { items } = await gather(visit, "list-data-categories", {}, { enough: MOST });
  return items.map(({ code, name, biometric, sensitivity }) => ({
    ...{ code, name, biometric },
    sensitive: sensitivity === "sensitive",
  }));
}

/** What a purpose can be put together from. Objects are those of the whole registry, one's own first. */
export async function editorChoices(visit: StaffVisit): Promise<EditorChoices> {
  const { party } = visit.persona;
  const objects = await objectsToChoose(visit.shell.ctx.store.db, party.id, MOST);
  const owners = new Map(
    (await partiesNamed(visit, [...new Set(objects.map(({ ownerId }) => ownerId))])).map(
      ({ id, name }) => [id, name],
    ),
  );
  return {
    objects: objects.map(({ id, name, ownerId }) => ({ id, name, owner: owners.get(ownerId) })),
    categories: await dictionary(visit),
    grounds: LEGAL_GROUNDS.filter(
      ({ sectors, role }) =>
        sectors.includes(party.sector) && (role === null || party.roles.includes(role)),
    ).map(({ code, text }) => ({ code, text })),
  };
}
