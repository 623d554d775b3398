import { median } from "../report/figures.ts";
import { Connection } from "./http.ts";
import type { Gun, LoadResult } from "./shot.ts";

/** Latencies are kept of every so many-eth request. */
const SAMPLE = 8;

const hundredth = (sorted: readonly number[]): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;

/**
 * Keeps as many requests on their way as there are connections, for some seconds; what is on its way
 * then is waited for and counted.
 */
export async function fire(
  gun: Gun,
  url: string,
  clients: number,
  seconds: number,
): Promise<LoadResult> {
  let isOver = false;
  let broken: Error | undefined;
  const fail = (error: Error): void => {
    if (!isOver) broken ??= error;
  };
  const connections = await Promise.all(
    Array.from({ length: clients }, () => Connection.open(url, fail)),
  );
  let [done, wrong, sent, ranDry] = [0, 0, 0, false];
  let firstWrong: string | undefined;
  const latencies: number[] = [];
  const from = performance.now();
  const until = from + seconds * 1000;

  const work = (connection: Connection, finish: () => void): void => {
    const shoot = (): void => {
      const sentAt = performance.now();
      const shot = sentAt < until ? gun() : undefined;
      if (shot === undefined) {
        ranDry ||= sentAt < until;
        finish();
        return;
      }
      const isSampled = (sent += 1) % SAMPLE === 0;
      connection.send(shot.request, (status, body) => {
        if (shot.isRight(status, body)) done += shot.weight;
        else {
          wrong += 1;
          firstWrong ??= `${status} ${body.slice(0, 500)}`;
        }
        if (isSampled) latencies.push(performance.now() - sentAt);
        shoot();
      });
    };
    shoot();
  };
  const watch = new Promise<never>((_, reject) => {
    const timer = setInterval(() => {
      if (isOver) clearInterval(timer);
      else if (broken !== undefined) reject(broken);
      else if (performance.now() > until + 30_000) reject(new Error("answers are missing"));
    }, 50);
  });
  try {
    const all = Promise.all(
      connections.map((each) => new Promise<void>((resolve) => work(each, resolve))),
    );
    await Promise.race([all, watch]);
    const milliseconds = performance.now() - from;
    const sorted = latencies.toSorted((a, b) => a - b);
    return {
      ...{ done, milliseconds, wrong, ranDry },
      ...(firstWrong !== undefined && { firstWrong }),
      p50: sorted.length === 0 ? 0 : median(sorted),
      p99: hundredth(sorted),
    };
  } finally {
    isOver = true;
    for (const connection of connections) connection.close();
  }
}
