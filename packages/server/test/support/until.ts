import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";

/** Waits for something that another thread of work brings about. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what = "it",
  seconds = 30,
): Promise<void> {
  for (let waited = 0; waited < seconds * 1000; waited += 25) {
    if (await holds()) return;
    await sleep(25);
  }
  assert.fail(`${what} did not come about within ${seconds} s`);
}
