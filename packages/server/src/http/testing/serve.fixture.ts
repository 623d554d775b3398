import { setTimeout as sleep } from "node:timers/promises";
import { createLogger } from "../../operate/logger.ts";
import { startServer } from "../../operate/server.ts";
import { serveUntilStopped } from "../../operate/signals.ts";
import { defineOperation } from "../define-operation.ts";
import { ok } from "../operation.ts";
import { testService } from "./test-service.ts";

/** A process of its own for the tests: prints its URL, serves one slow call, stops at a signal. */
const service = await testService();
const server = await startServer(service.ctx, {
  port: 0,
  logger: createLogger("silent"),
  operations: [
    defineOperation({
      id: "calendar-deadline",
      handle: async () => {
        await sleep(300);
        return ok({ done: true });
      },
    }),
  ],
});
process.stdout.write(`${server.url}\n`);
process.exitCode = await serveUntilStopped(server);
await service.close();
