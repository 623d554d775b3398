import { setTimeout as sleep } from "node:timers/promises";
import { Api, type Answer, type SentHeaders } from "../../../server/test/support/http-client.ts";

const LOOK_EVERY_MS = 50;
const PATIENCE_MS = 60_000;

/**
 * A small proxy's mind: it asks every process for its readiness, sends each request to the next one
 * that is ready, and to another one where the connection broke.
 */
export class Balancer {
  readonly #targets = new Map<string, boolean>();
  #turn = 0;
  #stopped = false;
  #broken = 0;
  #looking: Promise<void> = Promise.resolve();

  /** Connections that broke and whose requests were sent again. */
  get broken(): number {
    return this.#broken;
  }

  /** Takes a process in; resolves when it is ready. */
  async add(url: string): Promise<void> {
    this.#targets.set(url, false);
    if (this.#targets.size === 1) this.#looking = this.#look();
    await this.#until(() => this.#targets.get(url) === true);
  }

  /** Resolves when it has seen that the process is not ready, and forgets it. */
  async left(url: string): Promise<void> {
    await this.#until(() => this.#targets.get(url) === false);
    this.#targets.delete(url);
  }

  /** Sends nothing any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#looking;
  }

  async send(with_: Api, ...request: Parameters<Api["send"]>): Promise<Answer> {
    for (const begun = performance.now(); performance.now() - begun < PATIENCE_MS;) {
      if (this.#stopped) throw new TypeError("stopped");
      const url = this.#next();
      if (url === undefined) {
        await sleep(LOOK_EVERY_MS);
        continue;
      }
      try {
        return await new Api(url, with_.key).send(...request);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        this.#broken += 1;
      }
    }
    throw new Error("no process took the request within a minute");
  }

  #next(): string | undefined {
    const ready = [...this.#targets].filter(([, isReady]) => isReady).map(([url]) => url);
    return ready[(this.#turn += 1) % ready.length];
  }

  async #look(): Promise<void> {
    while (!this.#stopped) {
      for (const url of this.#targets.keys()) {
        const isReady = await readinessOf(url);
        if (this.#targets.has(url)) this.#targets.set(url, isReady);
      }
      await sleep(LOOK_EVERY_MS);
    }
  }

  async #until(holds: () => boolean): Promise<void> {
    for (let waited = 0; !holds(); waited += LOOK_EVERY_MS) {
      if (waited > PATIENCE_MS) throw new Error("a process did not change within a minute");
      await sleep(LOOK_EVERY_MS);
    }
  }
}

async function readinessOf(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}

/** The calls of a key, through a balancer. */
export class BalancedApi extends Api {
  readonly #balancer: Balancer;

  constructor(balancer: Balancer, key: string | undefined) {
    super("", key);
    this.#balancer = balancer;
  }

  override send(
    method: string,
    path: string,
    body?: unknown,
    headers: SentHeaders = {},
  ): Promise<Answer> {
    return this.#balancer.send(this, method, path, body, headers);
  }
}
