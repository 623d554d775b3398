import assert from "node:assert/strict";
import { after, before, test, type TestContext } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { liveProcesses, newestMigration } from "@kelisim/store";
import { testService, type TestService } from "../http/testing/test-service.ts";
import { RELEASE } from "../operate/release.ts";
import { Heartbeat } from "./heartbeat.ts";

let service: TestService;
before(async () => {
  service = await testService();
});
after(() => service.close());

type Line = { readonly level: "warn" | "info"; readonly text: unknown };

function beating(t: TestContext, ctx = service.ctx) {
  const lines: Line[] = [];
  const heart = new Heartbeat(ctx, {
    everyMs: 5,
    logger: {
      warn: (_: object, text: string) => void lines.push({ level: "warn", text }),
      info: (text: string) => void lines.push({ level: "info", text }),
    } as never,
  });
  heart.start();
  t.after(() => heart.stop());
  return { heart, lines };
}

const alive = () => liveProcesses(service.store.db, service.clock.now());

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (await holds()) return;
    await sleep(10);
  }
  assert.fail("it did not come about within 10 s");
};

test("a process says that it lives, as what, and with which keys, until it stops", async (t) => {
  const { heart } = beating(t);
  assert.equal(heart.isClockRight, false, "nobody has looked yet");
  await until(async () => (await alive()).length === 1);
  assert.equal(heart.isClockRight, true);
  const [process_] = await alive();
  assert.equal(process_?.pid, process.pid);
  assert.equal(process_.release, RELEASE);
  assert.equal(process_.schemaName, newestMigration());
  assert.equal(process_.keyFingerprint, service.store.keys.fingerprint());
  service.clock.advance(20_000);
  const seenAt = process_.seenAt.epochMilliseconds;
  await until(async () => ((await alive())[0]?.seenAt.epochMilliseconds ?? 0) > seenAt);
  await heart.stop();
  assert.deepEqual(await alive(), []);
});

test("two processes are two, though they share a machine", async (t) => {
  beating(t);
  beating(t);
  await until(async () => (await alive()).length === 2);
});

test("a database that is away is told once, and again when it is back", async (t) => {
  let isAway = true;
  const { db } = service.store;
  const ctx = {
    ...service.ctx,
    store: {
      ...service.store,
      db: new Proxy(db, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name);
          if (name !== "query") return typeof member === "function" ? member.bind(target) : member;
          return (...args: Parameters<typeof db.query>) =>
            isAway ? Promise.reject(new Error("away")) : target.query(...args);
        },
      }),
    },
  };
  const { lines } = beating(t, ctx);
  await until(() => lines.length > 0);
  await sleep(50);
  isAway = false;
  await until(() => lines.length === 2);
  assert.deepEqual(
    lines.map(({ level }) => level),
    ["warn", "info"],
  );
});
