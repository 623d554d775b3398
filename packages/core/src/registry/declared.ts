import type { Readings } from "../law/readings.ts";
import type { Purpose } from "./purpose.ts";

/**
 * A purpose as it is registered here: what its party left undeclared is filled in by the readings of the
 * place, so that the record itself says what decisions go by. @law 231-VIII 7(11) 7(12)
 */
export function declaredUnder(readings: Readings, purpose: Purpose): Purpose {
  const { declared, source, description } = purpose;
  const aim = readings.purposeIsAim && source === "public-source";
  const { place = readings.undeclaredPlace, targeting = { criteria: description.kk } } = declared;
  return {
    ...purpose,
    declared: {
      ...declared,
      // A place that nobody named is public without being called so.
      ...(place === "private" && { place }),
      ...(aim && { targeting }),
    },
  };
}
