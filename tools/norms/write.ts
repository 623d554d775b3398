import { writeFileSync } from "node:fs";
import { normsDocument, shownByText } from "./norm-table.ts";

/** `npm run norms`: writes what is made from the register and the scenarios. Run the formatter after it. */
const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);

writeFileSync(at("packages/core/src/law/norms/shown-by.ts"), shownByText());
writeFileSync(at("docs/law/norms.md"), normsDocument());
