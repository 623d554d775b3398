import { type ServerUser } from "./server-user.ts";
/**
 * A new folder for a server's data, which the server's user owns and can reach. TMPDIR may lie
 * below a folder that is closed to that user: then the next usual place is taken.
 */
export declare function makeServerHome(user: ServerUser | undefined): string;
