import { after } from "node:test";
import { freshDatabase, type TestDatabase } from "../testing/database.ts";
import { tempDir, type TempDir } from "../testing/temp-dir.ts";
import { isChosen } from "../testing/engines.ts";
import { describeOverHttp } from "./runner/http/describe-over-http.ts";
import { startService } from "./runner/http/start-service.ts";

const databases: TestDatabase[] = [];
const dirs: TempDir[] = [];
after(async () => {
  for (const dir of dirs) dir.remove();
  for (const database of databases) await database.drop();
});

if (isChosen("postgres")) {
  describeOverHttp("PostgreSQL", async (service) => {
    const database = await freshDatabase("ready");
    databases.push(database);
    const dir = tempDir();
    dirs.push(dir);
    const location = { kind: "postgres", url: database.url } as const;
    return startService({ service, location, directory: dir.path });
  });
}
