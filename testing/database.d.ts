export type TestDatabase = {
  /** A new and empty database; the user is a superuser. */
  readonly url: string;
  /** Removes the database with all connections to it. */
  drop(): Promise<void>;
};
/** A new database on the test server, for one test: `t.after(database.drop)`. */
export declare function freshDatabase(): Promise<TestDatabase>;
/** Runs one statement on a connection of its own. */
export declare function runOn(url: string, sql: string): Promise<void>;
