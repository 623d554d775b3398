import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { instantOf } from "@kelisim/core";
import { portalAssets, registerTsx } from "@kelisim/web";
import { h } from "preact";

registerTsx();
const { renderPage, translator } = await import("@kelisim/web/pages");
const { CopyText } = await import("../src/components/copy-text.tsx");
const { FileField } = await import("../src/components/file-field.tsx");
const { Form } = await import("../src/components/form.tsx");
const { FromField, PhonePreview } = await import("../src/components/phone-preview.tsx");
const { Progress } = await import("../src/components/progress.tsx");
const { Select } = await import("../src/components/select.tsx");
const { TextField } = await import("../src/components/text-field.tsx");

/** As strict as the portal's. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** What the page below was asked, and what it is to answer. */
export type IslandWorld = {
  readonly url: string;
  /** Bodies of "go on". */
  readonly kept: string[];
  /** Whether the session can still be kept. */
  isOpen: boolean;
  /** Lines done of 10; each question adds some. */
  done: number;
};

const content = (done: number) =>
  h("div", null, [
    h(Form, {
      previewed: true,
      children: [
        h(TextField, { name: "why", label: "Мақсаты" }),
        h(Select, {
          name: "term",
          label: "Мерзімі",
          options: [{ value: "P1Y", label: "Бір жыл" }],
        }),
        h(TextField, { name: "hash", label: "Құжаттың хеші" }),
        h(FileField, { into: "hash", as: "sha256", label: "Құжат" }),
        h(FileField, { into: "why", as: "text", label: "Мәтін" }),
      ],
    }),
    h(PhonePreview, {
      children: [
        h(FromField, { name: "why", value: "" }),
        h(FromField, { name: "term", value: "" }),
      ],
    }),
    h(CopyText, { label: "Бұйрық", text: 'curl -H "a: <b>"' }),
    h(Progress, { done, total: 10, label: "Жолдар", refresh: "/progress" }),
  ]);

function drawn(world: IslandWorld): string {
  const now = instantOf(Date.now());
  return renderPage(content(world.done), "Аралдар", {
    ...{ language: "kk", t: translator("kk"), now, here: "/", csrf: "token", hasPersonas: false },
    persona: { kind: "self", name: "Айгүл" },
    nav: [{ to: "/", label: { kk: "Басты бет", ru: "Главная", en: "Home" } }],
    endsAt: now.add({ seconds: 200 }),
    assets: Object.fromEntries(portalAssets().map(({ name, path }) => [name, path])),
    ...{ kept: undefined, isDemo: false },
  });
}

async function answer(world: IslandWorld, request: IncomingMessage, reply: ServerResponse) {
  const path = request.url ?? "/";
  const asset = portalAssets().find((one) => one.path === path);
  if (asset !== undefined) return reply.setHeader("content-type", asset.type).end(asset.bytes);
  if (path === "/progress") {
    world.done = Math.min(10, world.done + 5);
    return reply.end(JSON.stringify({ done: world.done, total: 10 }));
  }
  if (path === "/session/keep") {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    world.kept.push(body);
    const location = world.isOpen ? "/" : "/sign-in";
    return reply.writeHead(303, { location }).end();
  }
  return reply
    .setHeader("content-security-policy", POLICY)
    .setHeader("content-type", "text/html; charset=utf-8")
    .end(drawn(world));
}

/** Serves one page with every island on it, under the policy of the portal. */
export async function serveIslands(t: { after(end: () => unknown): void }): Promise<IslandWorld> {
  const server = createServer((request, reply) => void answer(world, request, reply));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const world: IslandWorld = {
    ...{ url: `http://127.0.0.1:${port}/`, kept: [], isOpen: true, done: 0 },
  };
  return world;
}
