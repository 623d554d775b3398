import { randomInt, randomUUID } from "node:crypto";
import { idFrom, type Id, type IdKind, type IdSource } from "@kelisim/core";
import type { Clock } from "./context.ts";

/**
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, then random; ids made later sort later. The random bits
 * are those of a version 4 UUID, which Node makes from a supply instead of asking the system each time.
 */
function uuidV7(epochMilliseconds: number): string {
  const random = randomUUID().replaceAll("-", "");
  return `${epochMilliseconds.toString(16).padStart(12, "0")}7${random.slice(13)}`;
}

/**
 * New ids and small choices. Records get UUIDv7, which keeps their indexes dense; a data subject gets
 * a wholly random UUID, because hers must not tell when she first became known.
 */
export function createIdSource(clock: Clock): IdSource {
  return {
    next<K extends IdKind>(kind: K): Id<K> {
      const uuid = kind === "sub" ? randomUUID() : uuidV7(clock.now().epochMilliseconds);
      return idFrom(kind, uuid);
    },
    pick: (bound) => randomInt(bound),
  };
}
