/** PostgreSQL refuses to run as root; then it runs as nobody. */
export type ServerUser = {
  readonly uid: number;
  readonly gid: number;
};
/** The other user that the server must run as; `undefined` where it runs as this one. */
export declare const serverUser: () => ServerUser | undefined;
/** Whether the server's user can read and enter this path, and enter every folder above it. */
export declare function canUse(path: string, user: ServerUser | undefined): boolean;
/** Lets everybody read what its owner can read, and enter or run what its owner can. */
export declare function openTree(path: string): void;
