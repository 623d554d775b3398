import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { makeTickets, SALT_BYTES, type TicketCheck } from "@kelisim/protocol";
import { systemClock } from "@kelisim/server";
import { tempDir } from "../../../testing/temp-dir.ts";
import { newIin } from "../../server/test/support/fictitious-numbers.ts";
import { inProcess } from "./in-process.ts";

const IIN = newIin();
const directory = tempDir();
after(() => directory.remove());

const fileOf = (name: string, text: string): string => {
  const path = join(directory.path, name);
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const { x } = publicKey.export({ format: "jwk" });
const keys = fileOf("keys.json", JSON.stringify({ keys: [{ kid: "k", kty: "OKP", x }] }));
const iin = fileOf("iin.txt", `${IIN}\n`);
const issuedAt = systemClock.now();
const [text = ""] = makeTickets(
  [
    {
      ...{ ticket_id: "tkt_1", decision_id: "dec_1", requester: "100000000001", object: "obj_1" },
      ...{ purpose: "pur_1", action: "process", categories: ["iin", "income"], iin: IIN },
      ...{ saltBytes: randomBytes(SALT_BYTES), issuedAt, expiresAt: issuedAt.add({ hours: 1 }) },
    },
  ],
  {
    ...{ origin: "https://kelisim.example", kid: "k" },
    sign: (message) => sign(null, message, privateKey),
    sha256: (bytes) => createHash("sha256").update(bytes).digest(),
  },
);
const ticket = fileOf("ticket.txt", `${text}\n`);
const line = (more: Readonly<Record<string, string>> = {}): readonly string[] => {
  const options = { keys, iin, object: "obj_1", requester: "100000000001", purpose: "pur_1" };
  const all: Readonly<Record<string, string>> = { ...options, categories: "income", ...more };
  const given = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  return ["ticket", "verify", ticket, ...given];
};

test("a ticket is verified from files, without a service, and says what is wrong with it", async () => {
  const good = await inProcess(line());
  assert.deepEqual([good.code, good.stderr], [0, ""]);
  assert.match(good.stdout, /^The ticket holds until /);
  const json = await inProcess([...line(), "--json"]);
  const checked = JSON.parse(json.stdout) as TicketCheck;
  assert.ok(checked.ok);
  assert.deepEqual(checked.ticket.categories, ["iin", "income"]);
  for (const [more, said] of [
    [{ object: "obj_2" }, /another digital object/],
    [{ iin: fileOf("other.txt", newIin()) }, /another person/],
    [{ categories: "phone" }, /all the data/],
    [{ origin: "https://other.example" }, /Another service/],
    [{ action: "disclose" }, /another action/],
  ] as const) {
    const { code, stdout, stderr } = await inProcess(line(more));
    assert.equal(code, 3, stderr);
    assert.equal(stdout, "");
    assert.match(stderr, said);
  }
  const refused = await inProcess([...line({ purpose: "pur_2" }), "--json"]);
  assert.deepEqual(JSON.parse(refused.stdout), { ok: false, fault: "wrong-purpose" });
  assert.equal(refused.code, 3);
});

test("a number on the command line, two readers of stdin and broken files are told of", async () => {
  const shown = await inProcess(line({ iin: IIN }));
  assert.equal(shown.code, 2);
  assert.match(shown.stderr, /--iin iin\.txt/);
  assert.doesNotMatch(shown.stderr, new RegExp(IIN));
  const both = await inProcess(["ticket", "verify", "-", ...line({ iin: "-" }).slice(3)]);
  assert.equal(both.code, 2);
  const noKeys = await inProcess(line({ keys: iin }));
  assert.deepEqual([noKeys.code, noKeys.stdout], [1, ""]);
  assert.match(noKeys.stderr, /kelisim-ticket-keys/);
  const noFile = await inProcess(line({ iin: join(directory.path, "none") }));
  assert.equal(noFile.code, 1);
  const noAction = await inProcess(line({ action: "steal" }));
  assert.equal(noAction.code, 2);
});
