import assert from "node:assert/strict";
import { test } from "node:test";
import type { RevocationBytes } from "../src/index.ts";
import { makeCrl, makeOcsp, makeTimestamp, signCms, TestCa } from "../testing/index.ts";
import { CONTENT, IIN, NOW, reasonOf } from "./support/signing-room.ts";

const ca = TestCa.create("ecdsa");
const signer = ca.issue({ iin: IIN });
const stampingCa = ca.root.below({ name: "Stamping" });
const stamper = stampingCa.issue({ kind: "timestamp" });
const { certificate } = stamper;
const hours = (n: number) => NOW.add({ hours: n });

/** Stamped two days ago, by what the stamp says. */
const cms = signCms({
  content: CONTENT,
  signer,
  timestamp: (stamped) =>
    makeTimestamp({
      ...{ authority: stamper, stamped, time: hours(-48) },
      certificates: [certificate, stampingCa.certificate],
    }),
});

type Revoked = { readonly hoursAgo: number; readonly reason?: number };

const reasonWith = (...more: readonly RevocationBytes[]) =>
  reasonOf({
    ...{ cms, ca },
    options: {
      revocation: {
        find: async () => [
          { kind: "crl", bytes: ca.crl(NOW) },
          { kind: "crl", bytes: ca.rootCrl(NOW) },
          { kind: "crl", bytes: makeCrl(stampingCa, { thisUpdate: hours(-1) }) },
          ...more,
        ],
      },
    },
  });

const byList = ({ hoursAgo, ...reason }: Revoked, of = certificate, by = stampingCa) => {
  const revoked = [{ certificate: of, at: hours(-hoursAgo), ...reason }];
  return reasonWith({ kind: "crl", bytes: makeCrl(by, { revoked, thisUpdate: NOW }) });
};

const byAnswer = ({ hoursAgo, reason }: Revoked) => {
  const status = { revokedAt: hours(-hoursAgo), reason };
  const bytes = makeOcsp(stampingCa, { certificate }, { status, thisUpdate: NOW });
  return reasonWith({ kind: "ocsp", bytes });
};

test("whoever stole the key of an authority of time dates nothing back", async () => {
  assert.equal(await reasonWith(), "ok");
  for (const reasonFor of [byList, byAnswer]) {
    assert.equal(await reasonFor({ hoursAgo: 1 }), "timestamp-wrong");
    for (const reason of [1, 2, 6, 9, 10]) {
      assert.equal(await reasonFor({ hoursAgo: 1, reason }), "timestamp-wrong", `${reason}`);
    }
  }
});

test("where the issuer says that no key was lost, earlier stamps remain", async () => {
  for (const reasonFor of [byList, byAnswer]) {
    for (const reason of [0, 3, 4, 5]) {
      assert.equal(await reasonFor({ hoursAgo: 47, reason }), "ok", `${reason}`);
      assert.equal(await reasonFor({ hoursAgo: 48, reason }), "timestamp-wrong", `${reason}`);
    }
  }
});

test("authorities above it are held to the same", async () => {
  const above = (revoked: Revoked) => byList(revoked, stampingCa.certificate, ca.root);
  assert.equal(await above({ hoursAgo: 1, reason: 2 }), "timestamp-wrong");
  assert.equal(await above({ hoursAgo: 1 }), "timestamp-wrong");
  assert.equal(await above({ hoursAgo: 1, reason: 5 }), "ok");
});

test("the signer's own certificate must have been in force then only", async () => {
  const later = (of: Uint8Array, by: typeof ca.issuing) => byList({ hoursAgo: 1 }, of, by);
  assert.equal(await later(signer.certificate, ca.issuing), "ok");
  assert.equal(await later(ca.issuing.certificate, ca.root), "ok");
});
