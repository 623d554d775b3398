import { localPath } from "../local-path.ts";

/** Longer paths would not fit into a cookie with the rest. */
const LONGEST_PATH = 1000;
/** Where people begin. */
export const HOME = "/me";

/** Where to go after the sign-in: a page of the portal, and none of the sign-in itself. */
export function goalOf(sent: string | null): string {
  const path = localPath(sent, HOME);
  return path.length > LONGEST_PATH || /^\/(sign-in|sign-out|signed-out)\b/.test(path)
    ? HOME
    : path;
}
