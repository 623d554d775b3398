const WILDCARDS: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);

/** The URL of a listening address; a wildcard address is reached as this machine. */
export function urlOf(address: string, port: number): string {
  if (WILDCARDS.has(address)) return `http://localhost:${port}`;
  return address.includes(":") ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}
