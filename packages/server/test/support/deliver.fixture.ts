import { instantOf } from "@kelisim/core";
import {
  createIdSource,
  deliverDue,
  deliveryContext,
  makeContext,
  type Clock,
} from "@kelisim/server";
import { openStore } from "@kelisim/store";
import { testConfig } from "./service.ts";

/** A process of its own that delivers what is due, to be killed in the middle. */
const [url = "", keyFile = "", at = ""] = process.argv.slice(2);
const clock: Clock = { now: () => instantOf(Number(at)) };
const store = await openStore({
  location: { kind: "postgres", url, poolSize: 2 },
  keyFile,
  service: "non-state",
  now: clock.now(),
  migrate: false,
});
const config = testConfig({ allowPrivateWebhooks: true });
const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
await deliverDue(deliveryContext(ctx), clock.now());
await store.close();
