import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { WebSocketServer, type WebSocket } from "ws";
import { signCms, TestAuthority, type TestSigner } from "../../../signature/testing/index.ts";

type Ends = { after(callback: () => unknown): void };

/** What the program's window is answered with: a key, nothing, or a fault. */
export type Choice = TestSigner | "cancel" | "fault";

/** A message of the client, as NCALayer takes it. */
type Asked = {
  readonly module: string;
  readonly method: string;
  readonly args?: {
    readonly format: string;
    readonly data: string;
    readonly signingParams: { readonly encapsulate?: boolean; readonly decode?: boolean };
    readonly signerParams: { readonly extKeyUsageOids?: readonly string[] };
    readonly locale: string;
  };
};

/** NCALayer's socket, with a person of a test in front of its window. */
export type NcaLayerDouble = {
  /** `127.0.0.1:port` */
  readonly place: string;
  /** What she does at the next window. */
  choice: Choice;
  /** Arguments of every signing that was asked. */
  readonly asked: NonNullable<Asked["args"]>[];
};

const SERVER_AUTH = "1.3.6.1.5.5.7.3.1";

/** A key and its certificate for a server of TLS; nobody known issued it. */
function selfMade(): { readonly key: string; readonly cert: string } {
  const { key, certificate } = TestAuthority.root("ecdsa").issue({
    ...{ name: "127.0.0.1", purposes: [SERVER_AUTH] },
  });
  if (key.privateKey === undefined) throw new Error("a key of this family can be exported");
  const body = Buffer.from(certificate).toString("base64");
  return {
    key: key.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`,
  };
}

const BASICS = "kz.gov.pki.knca.basics";

function replyTo(asked: Asked, double: NcaLayerDouble): object {
  if (asked.module !== BASICS || asked.method !== "sign" || asked.args === undefined) {
    return { code: "500", message: "MODULE_NOT_FOUND" };
  }
  double.asked.push(asked.args);
  const { choice } = double;
  if (choice === "cancel") return { status: true, body: {} };
  if (choice === "fault") return { status: false, code: "500", message: "-", details: "-" };
  const { data, signingParams } = asked.args;
  const content = new Uint8Array(Buffer.from(data, "base64"));
  const detached = signingParams.encapsulate === false;
  const cms = Buffer.from(signCms({ content, signer: choice, detached })).toString("base64");
  // In lines, as the program wraps it.
  return { status: true, body: { result: [cms.replace(/.{76}/g, "$&\n")] } };
}

function serve(socket: WebSocket, double: NcaLayerDouble): void {
  // The program says its version before anybody asks.
  socket.send(JSON.stringify({ result: { version: "1.4" } }));
  socket.on("message", (data: Buffer) => {
    const asked = JSON.parse(data.toString("utf8")) as Asked;
    socket.send(JSON.stringify(replyTo(asked, double)));
  });
}

/** Starts the program: TLS with a certificate of its own, as it has. */
export async function startNcaLayer(t: Ends): Promise<NcaLayerDouble> {
  const server = createServer(selfMade());
  const sockets = new WebSocketServer({ server });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const double: NcaLayerDouble = { place: `127.0.0.1:${port}`, choice: "cancel", asked: [] };
  sockets.on("connection", (socket) => serve(socket, double));
  return double;
}
