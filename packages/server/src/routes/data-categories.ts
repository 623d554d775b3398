import type { DataCategory } from "@kelisim/core";
import type { CreateDataCategoryBody, PageQuery } from "@kelisim/protocol";
import {
  categoriesByCodes,
  checkUnmarked,
  insertCategory,
  listCategories,
  markCommand,
} from "@kelisim/store";
import { ok, problem, type Call, type Reply } from "../http/operation.ts";
import { categoryView } from "../views/registry-views.ts";
import { pageOf } from "./page.ts";
import { NOT_FOUND } from "./references.ts";

/** Adds a kind of data to the dictionary that everybody shares. */
export async function createDataCategory(call: Call<CreateDataCategoryBody>): Promise<Reply> {
  const { ctx, body, now, mark } = call;
  const added = await ctx.store.db.tx(async (tx) => {
    const isNew = await insertCategory(tx, body, now);
    if (mark === undefined) return isNew;
    // A category has a code and no id; the repeated call names the code again. A code that is taken may
    // be the work of another run of this very command.
    if (isNew) await markCommand(tx, mark, `cat_${"0".repeat(32)}`, now);
    else await checkUnmarked(tx, mark);
    return isNew;
  });
  if (added) return ok(categoryView(body));
  return problem("code-taken", { faults: [{ pointer: "/code", code: "code-taken" }] });
}

/** The answer of an earlier `create-data-category` with the same key. */
export async function renderDataCategory(call: Call<CreateDataCategoryBody>): Promise<Reply> {
  const { code } = call.body;
  const category = (await categoriesByCodes(call.ctx.store.db, [code])).get(code);
  return category === undefined ? NOT_FOUND : ok(categoryView(category));
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
