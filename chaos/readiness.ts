import { setTimeout as sleep } from "node:timers/promises";
import { rightServices, type Rig } from "./rig/rig.ts";
import type { Violation } from "./violation.ts";

/** Nobody has to do anything for it. */
export const RECOVERY_MS = 60_000;

/** Waits until every service is ready. @returns milliseconds, or what is still wrong after so many */
export async function untilReady(
  rig: Rig,
  recoveryMs: number = RECOVERY_MS,
): Promise<number | Violation> {
  const from = performance.now();
  for (;;) {
    const services = rightServices(rig);
    const said = await Promise.all(services.map((service) => service.readiness()));
    const passed = performance.now() - from;
    if (said.every((status) => status === 200)) return passed;
    if (passed > recoveryMs) {
      const words = services.map(({ name }, place) => `${name}: ${said[place] ?? "no answer"}`);
      return { invariant: "not ready", what: words.join(", ") };
    }
    await sleep(50);
  }
}

/** Services whose clock is wrong for good, and which say that they are ready all the same. */
export async function wrongClocks({ services }: Rig): Promise<readonly Violation[]> {
  const off = services.filter(({ isOff }) => isOff);
  const said = await Promise.all(off.map((service) => service.readiness()));
  return off
    .filter((_, place) => said[place] === 200)
    .map(({ name }) => ({
      invariant: "wrong clock" as const,
      what: `${name} says that it is ready`,
    }));
}
