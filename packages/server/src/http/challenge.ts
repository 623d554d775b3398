/** RFC 6750 section 3: what kind of key is asked for, and what was wrong with the one that came. */
export function challenge(
  error?: "invalid_token" | "insufficient_scope",
  scopes: readonly string[] = [],
): Readonly<Record<string, string>> {
  const parts = [
    'realm="kelisim"',
    ...(error === undefined ? [] : [`error="${error}"`]),
    ...(scopes.length === 0 ? [] : [`scope="${scopes.join(" ")}"`]),
  ];
  return { "www-authenticate": `Bearer ${parts.join(", ")}` };
}
