import { categoriesByCodes } from "@kelisim/store";
import type { Visit } from "../visit.ts";

/** A kind of data as pages name it. */
export type NamedCategory = {
  readonly code: string;
  readonly name: { readonly kk: string; readonly ru: string; readonly en: string };
  readonly biometric: boolean;
  readonly sensitive: boolean;
};

/** The kinds of data with these codes, by code; what the dictionary does not know is left out. */
export async function categoriesNamed(
  { shell }: Visit,
  codes: readonly string[],
): Promise<ReadonlyMap<string, NamedCategory>> {
  if (codes.length === 0) return new Map();
  const found = await categoriesByCodes(shell.ctx.store.db, [...new Set(codes)]);
  return new Map(
    [...found.values()].map(({ code, name, biometric, sensitivity }) => [
      code,
      { code, name, biometric, sensitive: sensitivity === "sensitive" },
    ]),
  );
}
