import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, test } from "node:test";
import { createVerifier } from "@kelisim/signature";
import { at, makeCrl, makeOcsp, signCms, TestAuthority } from "../../../signature/testing/index.ts";
import { serialAsked } from "../../../signature/testing/revocation.ts";
import { issuersSource } from "./issuers-source.ts";

const NOW = at("2026-11-20T12:00:00Z");
const ROOT = TestAuthority.root("ecdsa");
const CONTENT = new TextEncoder().encode("Келісім");
/** The same name, another key: what somebody between us and the issuer can sign. */
const FORGER = TestAuthority.root("ecdsa");

type Answer = (serial: Uint8Array) => Uint8Array;
const of =
  (options: Partial<Parameters<typeof makeOcsp>[2]>, by = ROOT): Answer =>
  (serial) =>
    makeOcsp(by, { serial }, { thisUpdate: NOW, ...options });
const OCSP: Readonly<Record<string, Answer>> = {
  good: of({}),
  unknown: of({ status: "unknown" }),
  stale: of({ thisUpdate: NOW.subtract({ hours: 30 }) }),
  forged: of({}, FORGER),
  stranger: of({ responder: ROOT.issue({ kind: "individual-sign" }) }),
  "try-later": () => Buffer.from("30030a0103", "hex"),
  words: () => Buffer.from("<html>"),
};

describe("what issuers are asked", () => {
  const asked: string[] = [];
  const good = makeCrl(ROOT, { thisUpdate: NOW });
  let list = good;
  const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const url = request.url ?? "";
    asked.push(url);
    const body = new Uint8Array(Buffer.concat(await request.toArray()));
    const ocsp = OCSP[url.slice("/ocsp/".length)];
    if (url === "/crl") reply.end(list);
    else if (ocsp !== undefined) reply.end(ocsp(serialAsked(body)));
    // Else it stays silent.
  };
  const server = createServer((request, reply) => void answer(request, reply));
  let base = "";
  before(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked.length = 0;
    list = good;
  });

  const verifier = () =>
    createVerifier({
      roots: [ROOT.certificate],
      revocation: issuersSource({ clock: { now: () => NOW }, hosts: ["127.0.0.1"] }),
    });
  const codeOf = async (by: ReturnType<typeof verifier>, ...answers: readonly string[]) => {
    const ocspUrls = answers.map((answer) => `${base}/ocsp/${answer}`);
    const signer = ROOT.issue({ iin: "900101400083", ocspUrls, crlUrls: [`${base}/crl`] });
    const cms = signCms({ content: CONTENT, signer });
    const outcome = await by.verify({ cms, content: CONTENT, now: NOW });
    return outcome.ok ? outcome.evidence.revocation[0]?.kind : outcome.reason;
  };

  test("an answer that tells nothing, or does not come, leaves the question to the list", async () => {
    for (const answer of Object.keys(OCSP).filter((name) => name !== "good")) {
      asked.length = 0;
      assert.equal(await codeOf(verifier(), answer), "crl", answer);
      assert.deepEqual(asked, [`/ocsp/${answer}`, "/crl"]);
    }
    assert.equal(await codeOf(verifier(), "silent"), "crl");
  });

  test("the list is not asked for where one responder of several tells", async () => {
    assert.equal(await codeOf(verifier(), "forged", "good"), "ocsp");
    assert.deepEqual(asked.toSorted(), ["/ocsp/forged", "/ocsp/good"]);
  });

  test("a list that does not hold harms one signature only; one that holds is kept", async () => {
    const by = verifier();
    list = makeCrl(FORGER, { thisUpdate: NOW });
    assert.equal(await codeOf(by), "revocation-unknown");
    list = good;
    assert.equal(await codeOf(by), "crl");
    assert.deepEqual(asked, ["/crl", "/crl"]);
    list = makeCrl(FORGER, { thisUpdate: NOW });
    assert.equal(await codeOf(by), "crl");
    assert.equal(asked.length, 2);
  });
});
