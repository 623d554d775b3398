import type { RepresentationAnswer } from "@kelisim/protocol";
import { iinBorn as iinBornOn } from "../../../core/src/testing/representatives.test-support.ts";
import { SHA_A } from "./acts.ts";
import { newIin } from "./fictitious-numbers.ts";
import type { World } from "./world.ts";

type More = Readonly<Record<string, unknown>>;

let serial = 7000;

/** A valid number of nobody, born that day, that no other call of this process gave. */
export const iinBorn = (birth: string): string => iinBornOn(birth, (serial += 20)).digits;

/** Somebody's guardian by a court's decision, who may do everything. */
export const guardianOf = (iin: string, more: More = {}) => ({
  data_subject: { iin },
  representative: { iin: newIin(), name: "Ержанова Сәуле" },
  basis: "guardian",
  scope: ["give", "withdraw", "rights"],
  evidence_sha256: SHA_A,
  ...more,
});

/** Registers somebody who may act for a person: her guardian, unless it says otherwise. */
export const represented = (
  { desk }: World,
  iin: string,
  more: More = {},
): Promise<RepresentationAnswer> => desk.api.post("/v1/representations", guardianOf(iin, more));
