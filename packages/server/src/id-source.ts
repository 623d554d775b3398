import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { idFrom, type Id, type IdKind, type IdSource } from "@kelisim/core";
import type { Clock } from "./context.ts";

/** UUID version 7 (RFC 9562): 48 bits of milliseconds, then random; ids made later sort later. */
function uuidV7(epochMilliseconds: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(epochMilliseconds, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex");
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
