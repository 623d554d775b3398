import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readConfig } from "@kelisim/server";
import { tempDir } from "../../../../../testing/temp-dir.ts";
import { at, TestAuthority } from "../../../../signature/testing/index.ts";
import { signaturesCheck } from "./signatures.ts";

const told = async (env: Readonly<Record<string, string>>, now: string): Promise<string> => {
  const read = readConfig(env);
  assert.ok(read.ok, JSON.stringify(read));
  assert.equal(signaturesCheck.needs, "settings");
  const found = await signaturesCheck.run({ config: read.config, now: () => at(now) });
  return [found]
    .flat()
    .map(({ level, found: { en } }) => `${level}: ${en}`)
    .join("\n");
};

test("it says whose people may sign, which certificates end, and what is lenient", async (t) => {
  const { path, remove } = tempDir();
  t.after(remove);
  const root = TestAuthority.root("ecdsa");
  writeFileSync(join(path, "root.crt"), root.certificate);
  writeFileSync(join(path, "below.cer"), root.below().certificate);
  const env = { KELISIM_SIGNATURE_ROOTS: path };
  assert.match(await told({}, "2026-11-20T00:00:00Z"), /^ok: not set up/);
  assert.match(await told(env, "2026-11-20T00:00:00Z"), /^ok: 1 root certificates, 1 of/);
  assert.match(await told(env, "2044-12-01T00:00:00Z"), /^warning: 2 certificates have expired/);
  const lenient = { ...env, KELISIM_SIGNATURE_REVOCATION: "if-available" };
  assert.match(await told(lenient, "2026-11-20T00:00:00Z"), /^warning: signatures count though/);
});
