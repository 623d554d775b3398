import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Config } from "@kelisim/server";
import type { Instant } from "@kelisim/core";
import { certificateOf } from "@kelisim/signature";
import { tempDir } from "../../../../testing/temp-dir.ts";
import {
  makeCrl,
  signCms,
  TestAuthority,
  type TestSigner,
  type ToWhom,
} from "../../../signature/testing/index.ts";
import { serialAsked, makeOcsp } from "../../../signature/testing/revocation.ts";
import type { FakeClock } from "./fake-clock.ts";

type Ends = { after(callback: () => unknown): void };
type Family = "rsa" | "ecdsa" | "gost";

/** Roots that a service of a test trusts, with what an authority answers over the network. */
export type SigningAuthority = {
  /** What makes a service trust it. */
  readonly config: Pick<Config, "signatureRoots" | "signatureHosts">;
  /** A certificate with its key; for signing by an individual, and answered for by OCSP unless set. */
  issue(whom: ToWhom, family?: Family, answers?: "ocsp" | "crl" | "nobody"): TestSigner;
  revoke(signer: TestSigner): void;
  /** Paths that were asked. */
  readonly asked: string[];
};

/** An authority of a test: its roots lie in a folder, its OCSP and its lists are on the loopback. */
export async function signingAuthority(t: Ends, clock: FakeClock): Promise<SigningAuthority> {
  const roots = {
    rsa: TestAuthority.root("rsa"),
    ecdsa: TestAuthority.root("ecdsa"),
    gost: TestAuthority.root("gost"),
  };
  const dir = tempDir();
  t.after(dir.remove);
  for (const [family, root] of Object.entries(roots)) {
    writeFileSync(join(dir.path, `${family}.crt`), family === "rsa" ? root.certificate : pem(root));
  }
  writeFileSync(join(dir.path, "notes.txt"), "passed over");
  const revoked: { certificate: Uint8Array; at: Instant }[] = [];
  const asked: string[] = [];

  const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const [, what, family = ""] = (request.url ?? "").split("/");
    asked.push(request.url ?? "");
    const root = roots[family as Family];
    const thisUpdate = clock.now();
    if (what === "crl") {
      reply.end(makeCrl(root, { thisUpdate, revoked }));
      return;
    }
    const serial = serialAsked(new Uint8Array(Buffer.concat(await request.toArray())));
    const taken = revoked.find(({ certificate }) => serialOf(certificate) === hex(serial));
    const status = taken === undefined ? "good" : { revokedAt: taken.at };
    reply.end(makeOcsp(root, { serial }, { thisUpdate, status }));
  };
  const server = createServer((request, reply) => void answer(request, reply));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    asked,
    config: { signatureRoots: dir.path, signatureHosts: ["127.0.0.1"] },
    issue: (whom, family = "ecdsa", answers = "ocsp") =>
      roots[family].issue({
        ...(answers === "ocsp" && { ocspUrls: [`${url}/ocsp/${family}`] }),
        ...(answers === "crl" && { crlUrls: [`${url}/crl/${family}`] }),
        ...whom,
      }),
    revoke: ({ certificate }) => void revoked.push({ certificate, at: clock.now() }),
  };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const serialOf = (der: Uint8Array): string => hex(certificateOf(der)?.serial ?? new Uint8Array());

const pem = ({ certificate }: TestAuthority): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificate).toString("base64")}\n-----END CERTIFICATE-----\n`;

/** The signature of a text, as base64. */
export const signedText = (text: string, signer: TestSigner, detached = true): string =>
  Buffer.from(signCms({ content: Buffer.from(text), signer, detached })).toString("base64");
