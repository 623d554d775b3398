export type PostgresServer = {
  /** Its database `postgres`, as superuser, without a password, on the loopback address. */
  readonly url: string;
  /** Stops the server and removes its data. */
  stop(): Promise<void>;
  /** The same while the process is ending and can no longer wait. */
  stopSync(): void;
  /** Lets this process end while the server still runs. */
  unref(): void;
};
/**
 * Starts a real PostgreSQL 18 with fsync on, from the binaries of the npm packages.
 *
 * @param settings further `-c` settings of the server
 * @throws Error with the server's own words when it does not start. A test must then fail.
 */
export declare function startPostgres(
  settings?: Readonly<Record<string, string>>,
): Promise<PostgresServer>;
