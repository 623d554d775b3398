import { parseInstant, type Instant } from "../time.ts";

/** Reads RFC 3339 for a test. @throws Error where the text is no instant */
export function at(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`not an instant: ${text}`);
  return instant;
}

const isInstant = (value: object): value is Instant =>
  "epochNanoseconds" in value && typeof value.epochNanoseconds === "bigint";

/**
 * A copy that `assert.deepEqual` can compare: instants keep their value in private slots, so that any
 * two of them count as equal. Here each becomes a text that no plain member has.
 */
export function plain(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isInstant(value)) return `instant ${value.epochNanoseconds}`;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return new Map([...value].map(([key, each]) => [key, plain(each)]));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}
