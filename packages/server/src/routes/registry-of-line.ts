import type { AnswerLine, DigitalObject, Purpose } from "@kelisim/core";
import { objectById, purposeHeld, type Queryable } from "@kelisim/store";

/** The purpose and object of a line of answers. They exist: registry records are never deleted. */
export async function registryOfLine(
  tx: Queryable,
  line: AnswerLine,
): Promise<{ readonly purpose: Purpose; readonly object: DigitalObject }> {
  const purpose = await purposeHeld(tx, line.purposeId);
  const object = await objectById(tx, line.objectId);
  if (purpose === undefined || object === undefined) {
    throw new Error("an answer names a registry record that is gone");
  }
  return { purpose, object };
}
