import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tempDir } from "../../../../testing/temp-dir.ts";
import { TestAuthority } from "../../../signature/testing/index.ts";
import { readConfig, type Environment } from "../config.ts";

const faults = (env: Environment) => {
  const result = readConfig(env);
  return result.ok ? [] : result.faults;
};

const ROOT = TestAuthority.root("ecdsa");
const pem = Buffer.from(ROOT.certificate).toString("base64");
const ROOT_PEM = `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`;

test("certificates that are none, or of no root, are a fault of the settings", (t) => {
  const { path, remove } = tempDir();
  t.after(remove);
  const at = (name: string) => join(path, name);
  writeFileSync(at("words.crt"), "no certificate");
  writeFileSync(at("below.cer"), ROOT.below().certificate);
  writeFileSync(at("root.pem"), `Тексерілген\n${ROOT_PEM}`);
  const told = (roots: string) => faults({ KELISIM_SIGNATURE_ROOTS: roots });
  for (const [roots, words] of [
    [at("missing"), /cannot be read/],
    [at("words.crt"), /no X\.509 certificate/],
    [at("below.cer"), /no root certificate/],
  ] as const) {
    const [fault, ...more] = told(roots);
    assert.match(fault?.text.en ?? "", words);
    assert.equal(more.length, 0);
  }
  assert.deepEqual(told(at("root.pem")), []);
  assert.deepEqual(
    faults({ KELISIM_SIGNATURE_TSA_ROOTS: at("root.pem") }).map(({ name }) => name),
    ["KELISIM_SIGNATURE_TSA_ROOTS"],
  );
});
