import { parseInstant } from "../time.ts";

const isInstantKey = (key: string): boolean => key === "at" || key.endsWith("At");

/** Puts instants in the place of their texts. A walk of our own: a reviver is called for each value. */
function reviveInstants(value: unknown): void {
  if (Array.isArray(value)) {
    for (const element of value)
      if (typeof element === "object" && element !== null) reviveInstants(element);
    return;
  }
  const members = value as Record<string, unknown>;
  for (const key in members) {
    const member = members[key];
    if (typeof member === "object" && member !== null) {
      reviveInstants(member);
    } else if (typeof member === "string" && isInstantKey(key)) {
      const instant = parseInstant(member);
      if (instant === undefined) throw new Error(`member ${key} is no instant`);
      members[key] = instant;
    }
  }
}

/**
 * Reads the JSON of an event body or a projected record: every member called `at` or `…At` is an
 * instant, everything else is plain JSON.
 * @throws Error if such a member is no instant
 */
export function readRecord(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (typeof value === "object" && value !== null) reviveInstants(value);
  return value;
}

/** The JSON that `readRecord` reads: instants in UTC. */
export const writeRecord = (record: unknown): string => JSON.stringify(record);
