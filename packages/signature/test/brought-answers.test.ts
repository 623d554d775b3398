import assert from "node:assert/strict";
import { test } from "node:test";
import type { Instant } from "@kelisim/core";
import { makeCrl, signCms } from "../testing/index.ts";
import { authorityOf, CONTENT, NOW, reasonOf, signerOf } from "./support/signing-room.ts";

const ca = authorityOf("ecdsa");
const signer = signerOf("ecdsa");
const hours = (n: number) => NOW.add({ hours: n });
const nextUpdate = hours(24 * 30);

/** With nothing but the lists that come with the signature. */
function reasonWith(thisUpdate: Instant, stampedAt?: Instant, revokedAt?: Instant) {
  const timestamp = stampedAt && ((value: Uint8Array) => ca.timestamp(value, stampedAt));
  const { certificate } = signer;
  const revoked = revokedAt === undefined ? [] : [{ certificate, at: revokedAt }];
  const cms = signCms({
    ...{ content: CONTENT, signer },
    lists: [
      makeCrl(ca.issuing, { thisUpdate, nextUpdate, revoked }),
      makeCrl(ca.root, { thisUpdate, nextUpdate }),
    ],
    ...(timestamp && { timestamp }),
  });
  const options = { revocation: { find: async () => [] } };
  return reasonOf({ cms, options });
}

test("a new signature brings proofs of its last day, not those that its maker kept", async () => {
  assert.equal(await reasonWith(hours(-24)), "ok");
  assert.equal(await reasonWith(hours(-25)), "revocation-unknown");
  assert.equal(await reasonWith(hours(-47), hours(-24)), "ok");
  assert.equal(await reasonWith(hours(-49), hours(-24)), "revocation-unknown");
  assert.equal(await reasonWith(hours(-25), undefined, hours(-30)), "revoked");
});

test("an older one, with its stamp, brings what was valid then", async () => {
  assert.equal(await reasonWith(hours(-100), hours(-25)), "ok");
});
