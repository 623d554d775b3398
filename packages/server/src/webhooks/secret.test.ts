import assert from "node:assert/strict";
import { test } from "node:test";
import { idFrom } from "@kelisim/core";
import { createKeyRing, createSealer, type Key } from "@kelisim/store";
import {
  formatWebhookSecret,
  newWebhookSecret,
  openWebhookSecret,
  sealWebhookSecret,
} from "./secret.ts";

const keys = (...versions: readonly number[]): Key[] =>
  versions.flatMap((version) =>
    (["data", "mac", "seal"] as const).map((purpose) => ({
      purpose,
      version,
      bytes: new Uint8Array(32).fill(version),
    })),
  );
const sealer = createSealer(createKeyRing(keys(1)));
const id = idFrom("whk", "0196f0c2a1b47c3d8e9f0a1b2c3d4e5f");
const other = idFrom("whk", "0196f0c2a1b47c3d8e9f0a1b2c3d4e60");

test("a secret is sealed for its webhook and opens again, also under a newer key", () => {
  const secret = newWebhookSecret();
  const sealed = sealWebhookSecret(sealer, id, secret);
  assert.deepEqual(Buffer.from(openWebhookSecret(sealer, id, sealed)), Buffer.from(secret));
  const rotated = createSealer(createKeyRing(keys(1, 2)));
  assert.deepEqual(Buffer.from(openWebhookSecret(rotated, id, sealed)), Buffer.from(secret));
  assert.ok(!sealed.includes(Buffer.from(secret).toString("base64url")));
});

test("a sealed secret that was put on another webhook, or sealed by others, does not open", () => {
  const sealed = sealWebhookSecret(sealer, id, newWebhookSecret());
  assert.throws(() => openWebhookSecret(sealer, other, sealed));
  const foreign = createSealer(createKeyRing(keys(2)));
  assert.throws(() => openWebhookSecret(foreign, id, sealed));
  const asCursor = sealer.seal("cursor", newWebhookSecret());
  assert.throws(() => openWebhookSecret(sealer, id, asCursor));
});

test("what the party is shown is whsec_ and 32 bytes in base64", () => {
  assert.match(formatWebhookSecret(newWebhookSecret()), /^whsec_[A-Za-z0-9+/]{43}=$/);
});
