import pg from "pg";

async function open<T>(
  url: string,
  settings: string | undefined,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (settings !== undefined) await client.query(settings);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A connection of the database's owner on which a crash may lose what is not yet on the disk: it is made again. */
export const withClient = <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  open(url, "set synchronous_commit = off", work);

/** A connection of the database's owner whose commits wait for the disk, as the service's do. */
export const withDurableClient = <T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => open(url, undefined, work);
