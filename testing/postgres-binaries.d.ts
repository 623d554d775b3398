import { type ServerUser } from "./server-user.ts";
/**
 * The folder with `bin/postgres` and `bin/initdb`, ready to run as the given user.
 *
 * The npm package holds no symbolic links (npm packs none) and its install script does not run
 * here, so the links of its libraries are made now: in place, or, where node_modules is read-only
 * or closed to that user, in a copy under `workDir`.
 */
export declare function postgresBinaries(workDir: string, user: ServerUser | undefined): string;
