import { readFileSync } from "node:fs";
import { languageOf } from "./output/language.ts";
import { createTerminal } from "./output/terminal.ts";
import { runCli } from "./run.ts";

const args = process.argv.slice(2);
if (args.includes("--no-color") || process.env["TERM"] === "dumb") {
  process.env["NO_COLOR"] = "1";
  // Node lets this one win, and warns.
  delete process.env["FORCE_COLOR"];
}

// Whoever stops reading (`kelisim demo | head`) stops nothing else.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
const { version } = JSON.parse(manifest) as { version: string };

process.exitCode = await runCli(args, createTerminal(languageOf(args, process.env)), version);
