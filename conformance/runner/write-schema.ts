import { writeFileSync } from "node:fs";
import { Scenario } from "./schema/scenario.ts";

/** Writes `scenario.schema.json` anew from the types, for readers and tools outside this project. */
writeFileSync(new URL("../scenario.schema.json", import.meta.url), JSON.stringify(Scenario));
