import { parseInstant } from "../time.ts";

const isInstantKey = (key: string): boolean => key === "at" || key.endsWith("At");

/**
 * Reads the JSON of an event body or a projected record: every member called `at` or `…At` is an
 * instant, everything else is plain JSON.
 * @throws Error if such a member is no instant
 */
export const readRecord = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => {
    if (!isInstantKey(key) || typeof value !== "string") return value;
    const instant = parseInstant(value);
    if (instant === undefined) throw new Error(`member ${key} is no instant`);
    return instant;
  });

/** The JSON that `readRecord` reads: instants in UTC. */
export const writeRecord = (record: unknown): string => JSON.stringify(record);
