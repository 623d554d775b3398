import assert from "node:assert/strict";
import { test } from "node:test";
import { readConfig, type Environment } from "../config.ts";

const faultyNames = (env: Environment): readonly string[] => {
  const result = readConfig(env);
  return result.ok ? [] : result.faults.map(({ name }) => name);
};

test("a provider is named with its client, and speaks http on this machine alone", () => {
  const client = { KELISIM_OIDC_CLIENT_ID: "kelisim" };
  const allowed = { ...client, KELISIM_OIDC_ALLOW_HTTP: "1" };
  const issuer = (url: string): Environment => ({ KELISIM_OIDC_ISSUER: url });
  assert.deepEqual(faultyNames(issuer("https://id.example")), ["KELISIM_OIDC_CLIENT_ID"]);
  assert.deepEqual(faultyNames({ ...client, ...issuer("https://id.example") }), []);
  assert.deepEqual(faultyNames({ ...allowed, ...issuer("http://127.0.0.1:9") }), []);
  for (const env of [
    { ...client, ...issuer("http://127.0.0.1:9") },
    { ...allowed, ...issuer("http://id.example") },
    { ...allowed, ...issuer("http://127.0.0.1.example") },
  ]) {
    assert.deepEqual(faultyNames(env), ["KELISIM_OIDC_ISSUER"]);
  }
});
