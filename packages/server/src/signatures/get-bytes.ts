import { request as requestHttp, type IncomingMessage } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { isPublicAddress } from "../webhooks/public-address.ts";
import { pinned } from "../webhooks/send.ts";
import { systemResolve, type Resolve, type Target } from "../webhooks/target.ts";

/** What is fetched from an issuer. http is usual there: what comes is signed, and verified. */
export type Wanted = {
  readonly url: string;
  /** The only hosts that may be asked, private ones too; any public one where none are named. */
  readonly hosts: readonly string[];
  /** Bytes at most. */
  readonly most: number;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** A question that is posted; else it is a GET. */
  readonly post?: { readonly type: string; readonly body: Uint8Array };
};

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();

/** An address of the web; on its usual port where nobody has named its host. */
function allowedUrl(text: string, hosts: readonly string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return undefined;
  if (url.username !== "" || url.password !== "") return undefined;
  const isAllowed = hosts.length === 0 ? url.port === "" : hosts.includes(bareHost(url));
  return isAllowed ? url : undefined;
}

/** Where to connect; nothing where a single address of a host that nobody has named is private. */
async function targetOf(
  { url: text, hosts }: Pick<Wanted, "url" | "hosts">,
  resolve: Resolve,
): Promise<Target | undefined> {
  const url = allowedUrl(text, hosts);
  if (url === undefined) return undefined;
  const host = bareHost(url);
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  const isAllowed = hosts.length > 0 || addresses.every(({ address }) => isPublicAddress(address));
  return isAllowed && addresses.length > 0 ? { url, addresses } : undefined;
}

/** The whole body; nothing of one that is too long. */
async function bodyOf(response: IncomingMessage, most: number): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    const bytes: Buffer = part;
    size += bytes.length;
    if (size > most) return undefined;
    parts.push(bytes);
  }
  return new Uint8Array(Buffer.concat(parts, size));
}

function fetched(target: Target, { most, signal, post }: Wanted): Promise<Uint8Array | undefined> {
  const { url } = target;
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method: post === undefined ? "GET" : "POST",
      ...{ agent: false, lookup: pinned(target), signal },
      headers: {
        "user-agent": "Kelisim-Signatures/1",
        ...(post && { "content-type": post.type, "content-length": post.body.length }),
      },
    });
    call.on("error", reject);
    call.on("response", (response) => {
      const body = response.statusCode === 200 ? bodyOf(response, most) : undefined;
      Promise.resolve(body)
        .then(resolve, reject)
        .finally(() => call.destroy());
    });
    call.end(post?.body);
  });
}

/** What an address gives: within its bounds, without redirects. Nothing where anything is wrong; never throws. */
export async function getBytes(
  wanted: Wanted,
  resolve: Resolve = systemResolve,
): Promise<Uint8Array | undefined> {
  try {
    const target = await targetOf(wanted, resolve);
    return target && (await fetched(target, wanted));
  } catch {
    return undefined;
  }
}
