/**
 * What a page may do: styles, scripts and pictures of this service, forms that come back to it. No inline
 * script or style, no frame around it, no way for a script to write markup. Signing out is a form that leads on
 * to the provider of identities, and browsers hold that against the policy too.
 */
const policy = (provider: string | undefined, connectTo: string | undefined): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self' data:",
    ["connect-src 'self'", connectTo].join(" ").trim(),
    ["form-action 'self'", provider].join(" ").trim(),
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

/**
 * Headers of every page. Nothing of it is kept by a browser or a proxy.
 * @param issuer the provider of identities, where there is one
 * @param connectTo the one other origin that the page's scripts may speak to, if any
 */
export const pageHeaders = (
  issuer: string | undefined,
  connectTo?: string,
): Readonly<Record<string, string>> => ({
  "content-security-policy": policy(
    issuer === undefined ? undefined : new URL(issuer).origin,
    connectTo,
  ),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "same-origin",
  "cache-control": "no-store",
  vary: "Accept-Language, Cookie, Accept-Encoding",
});
