import type { Text3 } from "@kelisim/core";
import type { Terminal } from "../output/terminal.ts";
import { serveToTheEnd } from "../service/listen.ts";
import { demoFacts } from "./facts.ts";
import { demoScreen } from "./screen.ts";
import { startDemo, type DemoOptions } from "./start.ts";

const STARTING: Text3 = {
  kk: "Дайындалып жатыр (алғашқы жолы он шақты секунд алады)…",
  ru: "Готовлюсь (в первый раз около десяти секунд)…",
  en: "Getting ready (about ten seconds the first time)…",
};

/** Starts the demo, says how to use it, and serves until the process is told to stop. */
export async function runDemo(
  terminal: Terminal,
  options: DemoOptions,
  json: boolean,
): Promise<void> {
  if (!json) terminal.tell(terminal.in(STARTING));
  const demo = await startDemo(options);
  // The signal handlers stand before anybody is told the address.
  const ended = serveToTheEnd(terminal, demo.server);
  const facts = demoFacts(demo);
  if (json) terminal.print(JSON.stringify(facts));
  else for (const line of demoScreen(terminal, facts)) terminal.print(line);
  await ended;
}
