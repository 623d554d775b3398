/** A process to be killed: starts a server, prints its address, and waits. */
import { startPostgres } from "./postgres-server.ts";

const server = await startPostgres();
process.stdout.write(`${server.url}\n`);
setInterval(() => undefined, 1000);
