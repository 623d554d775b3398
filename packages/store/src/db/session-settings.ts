/**
 * Settings of every session, given at start-up so that a pooler carries them too. The role is
 * added by the adapters. Generic plans and no jit: measured for the hot statements.
 */
export const SESSION_SETTINGS: readonly (readonly [name: string, value: string])[] = [
  ["timezone", "UTC"],
  ["datestyle", "ISO,YMD"],
  ["intervalstyle", "iso_8601"],
  ["bytea_output", "hex"],
  ["extra_float_digits", "1"],
  ["client_min_messages", "warning"], // the warning of an unacknowledged commit must arrive
  ["default_transaction_isolation", "read committed"],
  ["jit", "off"],
  ["plan_cache_mode", "force_generic_plan"],
];

const ROLE = /^[a-z_][a-z0-9_]{0,62}$/;

/** A role name that needs no quoting. @throws RangeError for every other text */
export function checkedRole(role: string): string {
  if (!ROLE.test(role)) throw new RangeError("a role name is made of a-z, 0-9 and _");
  return role;
}
