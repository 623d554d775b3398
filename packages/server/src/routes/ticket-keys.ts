import type { Call, Reply } from "../http/operation.ts";

/** Long enough to spare a call for each ticket; a new key is published before it signs. */
const KEPT_SECONDS = 300;

/** The public keys of tickets: of every sealing key that this process holds. */
export const ticketKeys = async ({ ctx }: Pick<Call, "ctx">): Promise<Reply> => ({
  body: { keys: ctx.tickets.publicKeys },
  headers: { "cache-control": `public, max-age=${KEPT_SECONDS}` },
});
