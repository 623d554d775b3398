/**
 * c15t's backend on a PostgreSQL database: `c15t-server.ts '{"databaseUrl": …, "port": …}'`. It makes its
 * tables by its own migrator and has nothing in front but the usual adapter of Hono to node:http.
 */
import pg from "pg";
import { load } from "./packages.ts";

type Backend = {
  readonly c15tInstance: (options: object) => {
    readonly handler: (request: Request) => Promise<Response>;
  };
};
type Schema = { readonly DB: { client(adapter: object): object } };
type Migrator = {
  readonly migrator: (options: object) => Promise<{ execute(): Promise<void> }>;
};
type Adapter = { readonly kyselyAdapter: (options: object) => object };
type KyselyModule = {
  readonly Kysely: new (options: object) => object;
  readonly PostgresDialect: new (options: object) => object;
};
type NodeServer = { readonly serve: (options: object) => void };

const [text = ""] = process.argv.slice(2);
const { databaseUrl, port } = JSON.parse(text) as { databaseUrl: string; port: number };

const { c15tInstance } = await load<Backend>("@c15t/backend");
const { DB } = await load<Schema>("@c15t/backend/db/schema");
const { migrator } = await load<Migrator>("@c15t/backend/db/migrator");
const { kyselyAdapter } = await load<Adapter>("@c15t/backend/db/adapters/kysely");
const { Kysely, PostgresDialect } = await load<KyselyModule>("kysely");
const { serve } = await load<NodeServer>("@hono/node-server");

// As many connections as the service has.
const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
const adapter = kyselyAdapter({ db: kysely, provider: "postgresql" });
const migration = await migrator({ db: DB.client(adapter), schema: "latest" });
await migration.execute();
const { handler } = c15tInstance({
  appName: "bench",
  basePath: "/api",
  trustedOrigins: ["http://localhost"],
  logger: { level: "error" },
  adapter,
});
serve({ fetch: handler, hostname: "127.0.0.1", port });
