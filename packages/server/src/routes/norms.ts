import { NORM_REGISTER_VERSION, NORMS, normById } from "@kelisim/core";
import type { IdParams, NormQuery } from "@kelisim/protocol";
import { ok, type Call, type Reply } from "../http/operation.ts";
import { normView } from "../views/norm-view.ts";
import { NOT_FOUND } from "./references.ts";

/** The whole register, or the norms of one status. It is small: there are no pages. */
export async function listNorms({
  query,
}: Pick<Call<unknown, unknown, NormQuery>, "query">): Promise<Reply> {
  const items = NORMS.filter(({ status }) => query.status === undefined || status === query.status);
  return ok({ version: NORM_REGISTER_VERSION, items: items.map(normView) });
}

/** One norm by its id. */
export async function getNorm({ params }: Pick<Call<unknown, IdParams>, "params">): Promise<Reply> {
  const norm = normById(params.id);
  return norm === undefined ? NOT_FOUND : ok(normView(norm));
}
