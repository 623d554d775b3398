/** The engines that tests loop over, by the names of `Db.engine`. */
export type EngineName = "pglite" | "postgres";

const VARIABLE = "KELISIM_TEST_ENGINES";
const ALL: readonly EngineName[] = ["pglite", "postgres"];

/** Both engines, or those that `KELISIM_TEST_ENGINES` names (`postgres`, or `pglite,postgres`). */
export const CHOSEN_ENGINES: readonly EngineName[] = chosen(process.env[VARIABLE]);

/** The engine of a test that needs only one. */
export const ONE_ENGINE: EngineName = CHOSEN_ENGINES[0] ?? "pglite";

export const isChosen = (engine: EngineName): boolean => CHOSEN_ENGINES.includes(engine);

function chosen(text: string | undefined): readonly EngineName[] {
  if (text === undefined || text === "") return ALL;
  const names = text.split(",").map((name) => name.trim());
  if (names.some((name) => !ALL.some((known) => known === name)))
    throw new Error(`${VARIABLE} names one or both of: ${ALL.join(", ")}`);
  return ALL.filter((engine) => names.includes(engine));
}
