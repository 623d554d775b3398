import assert from "node:assert/strict";
import { test } from "node:test";
import { instantOf } from "@kelisim/core";
import { signedHeaders } from "./signature.ts";

test("the published example of Standard Webhooks is reproduced", () => {
  const secret = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
  const headers = signedHeaders(secret, {
    id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
    at: instantOf(1_614_265_330_999),
    body: '{"test": 2432232314}',
  });
  assert.deepEqual(headers, {
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});
