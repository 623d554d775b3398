import assert from "node:assert/strict";
import { test } from "node:test";
import { findTarget, type Resolve } from "./target.ts";

const answering =
  (...addresses: readonly string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

const PUBLIC = answering("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c");
const strict = (text: string, resolve: Resolve = PUBLIC) =>
  findTarget(text, { allowPrivate: false, resolve });

test("a name with public addresses only is a target, and the addresses are those to connect to", async () => {
  const found = await strict("https://bank.example:8443/hook?token=1");
  assert.ok(found.ok);
  assert.equal(found.target.url.port, "8443");
  assert.deepEqual(found.target.addresses, await PUBLIC("bank.example"));
});

for (const text of [
  "http://bank.example/",
  "ftp://bank.example/",
  "file:///etc/passwd",
  "https://user@bank.example/",
  "https://user:word@bank.example/",
  "https://:word@bank.example/",
  "bank.example/hook",
  "//bank.example/hook",
  "https://",
  "not a URL",
  "https://127.0.0.1/",
  "https://127.1/",
  "https://2130706433/",
  "https://0x7f000001/",
  "https://0177.0.0.1/",
  "https://0/",
  "https://10.0.0.7/",
  "https://169.254.169.254/latest/meta-data/",
  "https://[::1]/",
  "https://[::]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[fd00:ec2::254]/",
  "https://[64:ff9b::a9fe:a9fe]/",
]) {
  test(`${text} is refused whatever the resolver says`, async () => {
    assert.deepEqual(await strict(text), { ok: false, error: "address-not-allowed" });
  });
}

for (const address of [
  "127.0.0.1",
  "10.1.2.3",
  "::1",
  "::ffff:10.1.2.3",
  "fe80::1",
  "100.64.0.1",
]) {
  test(`a name that leads to ${address} is refused, also beside a public address`, async () => {
    const refused = { ok: false, error: "address-not-allowed" };
    assert.deepEqual(await strict("https://bank.example/", answering(address)), refused);
    const both = answering("93.184.215.14", address);
    assert.deepEqual(await strict("https://bank.example/", both), refused);
  });
}

test("a name without addresses is told apart", async () => {
  const dns = { ok: false, error: "dns" };
  assert.deepEqual(await strict("https://bank.example/", answering()), dns);
  const failing: Resolve = async () => {
    throw new Error("ENOTFOUND");
  };
  assert.deepEqual(await strict("https://bank.example/", failing), dns);
});

test("on one machine for a trial http and private addresses may be allowed, user names never", async () => {
  const loose = (text: string) =>
    findTarget(text, { allowPrivate: true, resolve: answering("127.0.0.1") });
  assert.ok((await loose("http://127.0.0.1:9000/hook")).ok);
  assert.ok((await loose("http://localhost/hook")).ok);
  assert.ok(!(await loose("http://user:word@localhost/")).ok);
  assert.ok(!(await loose("ftp://localhost/")).ok);
});
