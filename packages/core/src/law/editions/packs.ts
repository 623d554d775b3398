import { BASE_DEFINITIONS } from "../definitions/wordings.ts";
import type { PersonalDataWording } from "../definitions/wording.ts";
import { BASE_EDITIONS } from "./base-editions.ts";
import type { Edition } from "./edition.ts";
import type { LawPack } from "./law-pack.ts";
import { LAW_231_PACK } from "./law-231-pack.ts";
import { ORDER_190_PACK } from "./order-190-pack.ts";

/** The acts that change what decides here, in the order of their first days. A later act is added here. */
export const LAW_PACKS: readonly LawPack[] = [LAW_231_PACK, ORDER_190_PACK];

/** How the acts read, with all that the packs change in them. */
export const allEditions = (packs: readonly LawPack[] = LAW_PACKS): readonly Edition[] => [
  ...BASE_EDITIONS,
  ...packs.flatMap(({ editions }) => editions),
];

/** Every wording of "personal data" that was in force at some time. */
export const allDefinitions = (
  packs: readonly LawPack[] = LAW_PACKS,
): readonly PersonalDataWording[] => [
  ...BASE_DEFINITIONS,
  ...packs.flatMap(({ definitions }) => definitions),
];
