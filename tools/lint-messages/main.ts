/** `npm run lint:messages`: the words of the portal in three languages. Exit code 1 on a finding. */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { registerTsx } from "@kelisim/web";
import { messagesIn, messagesInSource, onceEach } from "./collect.ts";
import { formatFinding, type Message } from "./finding.ts";
import { lintMessages } from "./lint.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Tests, and the names of locales, which look like a message. */
const IS_OTHER = /\.(test|test-support)\.ts$|\/i18n\/translate\.ts$/;

const files = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: ROOT })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => !IS_OTHER.test(path))
    .toSorted();

registerTsx();
const messages: Message[] = [];
for (const file of files("packages/web/src/**/{*-messages,messages,terms}.ts")) {
  const exported: unknown = await import(pathToFileURL(`${ROOT}${file}`).href);
  messages.push(...messagesIn({ ...(exported as object) }, file));
}
for (const file of files("packages/{web/src,server/src/portal}/**/*.{ts,tsx}")) {
  messages.push(...messagesInSource(readFileSync(`${ROOT}${file}`, "utf8"), file));
}

const read = onceEach(messages);
const findings = lintMessages(read);
const lines = [
  ...findings.map(formatFinding),
  `${read.length} messages read, ${findings.length} findings`,
];
process.stdout.write(`${lines.join("\n")}\n`);
process.exitCode = findings.length === 0 ? 0 : 1;
