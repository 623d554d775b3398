import pg from "pg";

/** The column `v` of the first row that one statement gives, on a connection of its own. */
export async function valueOf(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // without a listener a stopping server would end the process
  await client.connect();
  try {
    const { rows } = await client.query<{ v: unknown }>(sql);
    return rows[0]?.v;
  } finally {
    await client.end();
  }
}
