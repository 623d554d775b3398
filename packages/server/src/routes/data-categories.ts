import type { DataCategory } from "@kelisim/core";
import type { CreateDataCategoryBody, PageQuery } from "@kelisim/protocol";
import { insertCategory, listCategories } from "@kelisim/store";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";
import { categoryView } from "../views/registry-views.ts";
import { pageOf } from "./page.ts";

/** Adds a kind of data to the dictionary that everybody shares. */
export async function createDataCategory(call: Call<CreateDataCategoryBody>): Promise<Reply> {
  const { ctx, body, now } = call;
  const added = await insertCategory(ctx.store.db, body, now);
  if (added) return ok(categoryView(body));
  return problem("code-taken", { faults: [{ pointer: "/code", code: "code-taken" }] });
}

export const listDataCategories = (call: Call<unknown, unknown, PageQuery>): Promise<Reply> =>
  pageOf<DataCategory>(call, {
    list: "data-categories",
    filter: null,
    query: call.query,
    read: (after, limit) => listCategories(call.ctx.store.db, after?.["code"], limit),
    endOf: (last) => ({ code: last.code }),
    show: categoryView,
  });
