import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { parseInstant, type Instant } from "@kelisim/core";
import fc from "fast-check";
import { toBase64url } from "./bytes.ts";
import { checkTicket, type TicketUse } from "./check-ticket.ts";
import { makeTickets, type TicketDraft } from "./make-tickets.ts";
import { TicketCache } from "./ticket-cache.ts";
import type { TicketFault } from "./ticket-faults.ts";
import type { TicketKey } from "./ticket.ts";
import { LONGEST_TICKET } from "./ticket-text.ts";
import { webTicketCrypto } from "./web-crypto.ts";

function at(text: string): Instant {
  const instant = parseInstant(text);
  assert.ok(instant !== undefined);
  return instant;
}

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const jwkOf = (key: typeof publicKey, kid: string): TicketKey => {
  const { x = "" } = key.export({ format: "jwk" });
  return { kid, kty: "OKP", crv: "Ed25519", x };
};
const KEYS = [jwkOf(publicKey, "key-1")];
const ISSUED = at("2026-11-20T10:00:00+05:00");
const SEAL = {
  origin: "https://kelisim.example",
  kid: "key-1",
  sign: (message: Uint8Array) => new Uint8Array(sign(null, message, privateKey)),
  sha256: (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest()),
};
const IIN = "900101300017";

const draft = (n: number, more: Partial<TicketDraft> = {}): TicketDraft => ({
  ticket_id: `tkt_${String(n).padStart(32, "0")}`,
  decision_id: `dec_${n}`,
  requester: "100000000001",
  object: "obj_1",
  purpose: "pur_1",
  action: "disclose",
  categories: ["iin", "income"],
  recipient: "100000000002",
  iin: IIN,
  saltBytes: new Uint8Array(createHash("sha256").update(String(n)).digest()),
  issuedAt: ISSUED,
  expiresAt: ISSUED.add({ seconds: 60 }),
  ...more,
});

const USE: TicketUse = {
  now: ISSUED.add({ seconds: 1 }),
  origin: "https://kelisim.example",
  object: "obj_1",
  requester: "100000000001",
  iin: IIN,
  purpose: "pur_1",
  action: "disclose",
  categories: ["income"],
  recipient: "100000000002",
};
const crypto = webTicketCrypto(globalThis.crypto.subtle);
const ask = (text: string, use: Partial<TicketUse> = {}, keys: readonly TicketKey[] = KEYS) =>
  checkTicket(text, { ...USE, ...use }, { keys, crypto });
const faultOf = async (...asked: Parameters<typeof ask>): Promise<TicketFault | "ok"> => {
  const checked = await ask(...asked);
  return checked.ok ? "ok" : checked.fault;
};

const BATCH = makeTickets(
  [1, 2, 3, 4, 5].map((n) => draft(n)),
  SEAL,
);
const [TICKET = ""] = BATCH;

test("every ticket of a batch passes by itself, whatever the size of the batch", async () => {
  for (let size = 1; size <= 9; size += 1) {
    const drafts = Array.from({ length: size }, (_, n) => draft(n));
    let signatures = 0;
    const counting = (message: Uint8Array): Uint8Array => {
      signatures += 1;
      return SEAL.sign(message);
    };
    const tickets = makeTickets(drafts, { ...SEAL, sign: counting });
    assert.equal(signatures, 1);
    for (const [n, ticket] of tickets.entries()) {
      const checked = await ask(ticket);
      assert.ok(checked.ok);
      assert.equal(checked.ticket.ticket_id, drafts[n]?.ticket_id);
      assert.equal(Buffer.from(ticket.split(".").join(""), "base64url").includes(IIN), false);
    }
  }
});

test("a ticket is bound to each thing that it names", async () => {
  const wrong: readonly (readonly [Partial<TicketUse>, TicketFault])[] = [
    [{ origin: "https://other.example" }, "wrong-origin"],
    [{ object: "obj_2" }, "wrong-object"],
    [{ requester: "100000000003" }, "wrong-requester"],
    [{ iin: "900101300018" }, "wrong-person"],
    [{ iin: "" }, "wrong-person"],
    [{ purpose: "pur_2" }, "wrong-purpose"],
    [{ action: "process" }, "wrong-action"],
    [{ categories: ["iin", "phone"] }, "wrong-categories"],
    [{ categories: [] }, "wrong-categories"],
    [{ recipient: "100000000003" }, "wrong-recipient"],
    [{ recipient: undefined }, "wrong-recipient"],
    [{ country: "DE" }, "wrong-country"],
    [{ now: ISSUED.add({ seconds: 60 }) }, "expired"],
    [{ now: ISSUED.subtract({ seconds: 6 }) }, "not-yet"],
  ];
  for (const [use, fault] of wrong) assert.equal(await faultOf(TICKET, use), fault);
  assert.equal(await faultOf(TICKET, { now: ISSUED.subtract({ seconds: 4 }) }), "ok");
  assert.equal(await faultOf(TICKET, { now: ISSUED.add({ milliseconds: 59_999 }) }), "ok");
  assert.equal(await faultOf(TICKET, { origin: undefined, categories: ["income", "iin"] }), "ok");
});

test("a batch that lives longer does not lengthen the life of a ticket in it", async () => {
  const later = draft(2, { expiresAt: ISSUED.add({ seconds: 600 }) });
  const [short = "", long = ""] = makeTickets([draft(1), later], SEAL);
  const now = ISSUED.add({ seconds: 90 });
  assert.deepEqual(
    [await faultOf(short, { now }), await faultOf(long, { now })],
    ["expired", "ok"],
  );
});

test("another key, none, and a broken one are told from a wrong signature", async () => {
  const stranger = generateKeyPairSync("ed25519").publicKey;
  assert.equal(await faultOf(TICKET, {}, []), "unknown-key");
  assert.equal(await faultOf(TICKET, {}, [jwkOf(stranger, "key-2")]), "unknown-key");
  assert.equal(await faultOf(TICKET, {}, [jwkOf(stranger, "key-1")]), "bad-signature");
  const broken = { kid: "key-1", kty: "OKP", crv: "Ed25519" } as const;
  assert.equal(await faultOf(TICKET, {}, [{ ...broken, x: "AAB" }]), "unknown-key");
  assert.equal(await faultOf(TICKET, {}, [{ ...broken, x: "AAAA" }]), "bad-signature");
});

test("no part of one ticket goes with the parts of another", async () => {
  const others = [BATCH[1] ?? "", ...makeTickets([draft(7), draft(8)], SEAL)];
  for (const other of others) {
    const [parts, foreign] = [TICKET.split("."), other.split(".")];
    for (const part of [1, 2, 3, 4]) {
      const mixed = parts.with(part, foreign[part] ?? "").join(".");
      if (mixed !== TICKET) assert.notEqual(await faultOf(mixed), "ok", `part ${part}`);
    }
    // A place and a body of one batch belong together, and to its head.
    const moved = [...parts.slice(0, 3), ...foreign.slice(3)].join(".");
    assert.equal(await faultOf(moved), other === BATCH[1] ? "ok" : "not-in-batch");
  }
});

test("no letter can be changed, left out or added", async () => {
  for (let letter = 0; letter < TICKET.length; letter += 1) {
    const before = TICKET.slice(0, letter);
    const other = TICKET[letter] === "A" ? "B" : "A";
    assert.notEqual(await faultOf(before + other + TICKET.slice(letter + 1)), "ok", `${letter}`);
    assert.notEqual(await faultOf(before), "ok", `cut at ${letter}`);
  }
  assert.notEqual(await faultOf(`${TICKET}A`), "ok");
  for (const more of ["=", " ", "\n", ".", "\0", "ж"]) {
    assert.equal(await faultOf(TICKET + more), "malformed");
    assert.equal(await faultOf(more + TICKET), "malformed");
  }
});

test("no changed bits of a part pass, and no text makes the check throw", async () => {
  const changed = fc.tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.nat(),
    fc.integer({ min: 1, max: 255 }),
  );
  await fc.assert(
    fc.asyncProperty(changed, async ([part, place, mask]) => {
      const parts = TICKET.split(".");
      const bytes = Buffer.from(parts[part] ?? "", "base64url");
      const spot = place % bytes.length;
      bytes[spot] = (bytes[spot] ?? 0) ^ mask;
      assert.notEqual(await faultOf(parts.with(part, toBase64url(bytes)).join(".")), "ok");
    }),
    { numRuns: 400 },
  );
  const json = fc.json().map((text) => Buffer.from(text).toString("base64url"));
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(fc.oneof(json, fc.base64String()), { minLength: 4, maxLength: 4 })
      .map((parts) => ["kt1", ...parts].join(".")),
  );
  await fc.assert(
    fc.asyncProperty(text, async (any) => assert.equal(await faultOf(any), "malformed")),
  );
  assert.equal(await faultOf("A".repeat(LONGEST_TICKET + 1)), "malformed");
});

test("what the service signed by mistake is no ticket either", async () => {
  const wrong = { categories: [] as readonly string[] };
  for (const more of [
    wrong,
    { action: "steal" as never },
    { purpose: "" },
    { requester: 7 as never },
  ]) {
    const [ticket = ""] = makeTickets([draft(1, more)], SEAL);
    assert.equal(await faultOf(ticket), "malformed");
  }
  assert.throws(() => makeTickets([draft(1, { object: "жер" })], SEAL), RangeError);
  assert.throws(() => makeTickets([], SEAL), RangeError);
});

test("a ticket passes once, and one that was refused may still pass", async () => {
  const used = new TicketCache(2);
  const once = async (ticket: string, use: Partial<TicketUse> = {}) => {
    const checked = await checkTicket(ticket, { ...USE, ...use }, { keys: KEYS, crypto, used });
    return checked.ok ? "ok" : checked.fault;
  };
  assert.equal(await once(TICKET, { object: "obj_2" }), "wrong-object");
  assert.equal(await once(TICKET), "ok");
  assert.equal(await once(TICKET), "used");
  assert.equal(await once(BATCH[1] ?? ""), "ok");
  assert.equal(await once(BATCH[2] ?? ""), "cache-full");
  assert.equal(used.size, 2);
  const now = ISSUED.add({ seconds: 90 });
  const expiresAt = ISSUED.add({ seconds: 180 });
  const [later = ""] = makeTickets([draft(9, { expiresAt })], SEAL);
  assert.equal(await once(later, { now }), "ok", "what expired makes room");
  assert.equal(used.size, 1);
  assert.equal(await once(TICKET, { now }), "expired");
});
