/** Bytes that are not what they should be. Stays inside the package: `decode` makes it an outcome. */
export class Malformed extends Error {
  readonly fault: "unreadable" | "not-canonical";

  constructor(fault: "unreadable" | "not-canonical") {
    super(fault);
    this.fault = fault;
  }
}

/** What `read` makes of bytes from outside; `undefined` for bytes that it cannot read. */
export function decode<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
