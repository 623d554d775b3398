/** The cookies of a request, by name; the first of a name counts. */
export function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    const name = part.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

export type CookieOptions = {
  /** Whether people reach the service by https; on plain http browsers would not send it back. */
  readonly secure: boolean;
  /** Seconds; left out, it ends with the browser. 0 takes it away. */
  readonly maxAge?: number;
};

/** `Set-Cookie` for a value of base64url letters. Scripts never read it; other sites never send it with a form. */
export const setCookie = (name: string, value: string, { secure, maxAge }: CookieOptions): string =>
  [
    `${name}=${value}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    ...(secure ? ["Secure"] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join("; ");

/** The name that browsers keep for this host alone, where they do so: by https. */
export const hostCookie = (name: string, secure: boolean): string =>
  secure ? `__Host-${name}` : name;
