import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Below the ports that the kernel gives to outgoing connections (32768 and above). */
const LOWEST = 20_000;
const ABOVE_HIGHEST = 32_000;

/** A port of the loopback address on which nobody listens at the moment. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(LOWEST, ABOVE_HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${LOWEST} to ${ABOVE_HIGHEST - 1} in 100 tries`);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
