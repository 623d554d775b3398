import { after } from "node:test";
import { freshPgliteDirectory } from "../testing/pglite-directory.ts";
import type { TempDir } from "../testing/temp-dir.ts";
import { isChosen } from "../testing/engines.ts";
import { describeOverHttp } from "./runner/http/describe-over-http.ts";
import { startService } from "./runner/http/start-service.ts";

const used: TempDir[] = [];
after(() => {
  for (const dir of used) dir.remove();
});

/** PGlite has one connection: every unit of work must do with a pool of one. */
if (isChosen("pglite")) {
  describeOverHttp("PGlite", async (service) => {
    const dir = await freshPgliteDirectory("ready");
    used.push(dir);
    const location = { kind: "embedded", directory: dir.path } as const;
    return startService({ service, location, directory: dir.path });
  });
}
