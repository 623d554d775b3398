import { createHash } from "node:crypto";
import { parseIin, type Iin, type SubjectId } from "@kelisim/core";
import {
  createIdSource,
  createLogger,
  buildApp,
  makeContext,
  openPortalSession,
  STAFF_SCOPES,
  type Clock,
  type Config,
} from "@kelisim/server";
import {
  ensureSubject,
  grantRole,
  setPersona,
  type StaffRoleName,
  type Store,
} from "@kelisim/store";
import { testConfig } from "./service.ts";

/** What a page answered. */
export type Seen = {
  readonly status: number;
  readonly location: string | undefined;
  readonly html: string;
  readonly headers: Readonly<Record<string, unknown>>;
};

/** Somebody who is signed in and reads pages without a browser. */
export type PortalClient = {
  readonly subjectId: SubjectId;
  /** `Cookie` as she sends it. */
  cookie(): string;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Sends a form with the token of her newest page; redirects are not followed. */
  post(path: string, fields?: Readonly<Record<string, string | readonly string[]>>): Promise<Seen>;
};

export type StaffPersona = { readonly partyId: string; readonly role: StaffRoleName };

/** Visible words of a page, without markup. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");

const tokenIn = (html: string): string => /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? "";

const iinOf = (text: string): Iin => {
  const read = parseIin(text);
  if (!read.ok) throw new Error(`no IIN: ${text}`);
  return read.iin;
};

/** The portal of a store, without a network: pages by injection, sign-ins without a provider. */
export async function openPortal(store: Store, clock: Clock, over: Partial<Config> = {}) {
  const config = testConfig({ publicUrl: "http://portal.test", ...over });
  const ctx = makeContext({ config, store, clock, ids: createIdSource(clock) });
  const app = await buildApp(ctx, { logger: createLogger("silent"), checkAnswers: true });

  const request = async (
    method: "GET" | "POST",
    url: string,
    headers: Readonly<Record<string, string>>,
    payload?: string,
  ): Promise<Seen> => {
    const answer = await app.inject({
      method,
      url,
      headers,
      ...(payload === undefined ? {} : { payload }),
    });
    const { location } = answer.headers;
    return {
      status: answer.statusCode,
      location: typeof location === "string" ? location : undefined,
      html: answer.body,
      headers: answer.headers,
    };
  };

  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Seen> =>
    request("GET", path, { accept: "text/html", ...headers });

  /** Signs somebody in, as herself or in a role that is given to her first. */
  async function signInAs(
    iin: string,
    name: string,
    persona?: StaffPersona | { readonly representationId: string },
  ): Promise<PortalClient> {
    const subjectId = await ensureSubject(store.db, store.ring, iinOf(iin));
    const now = clock.now();
    const value = await openPortalSession(
      ctx,
      { iin: iinOf(iin) },
      {
        ...{ issuer: "https://identity.test", name, level: "substantial", idToken: "a.b.c" },
      },
      now,
    );
    const cookie = `kelisim-session=${value}`;
    if (persona !== undefined) {
      const personaId =
        "role" in persona
          ? await grantRole(store.db, store.ring, {
              subjectId,
              partyId: persona.partyId as never,
              role: persona.role,
              name,
              scopes: STAFF_SCOPES[persona.role],
              grantedBy: undefined,
              at: now,
            })
          : persona.representationId.slice(4);
      const [row] = await store.db.query<{ session_sha256: Uint8Array }>(
        `select session_sha256 from portal_session where subject_id = $1
         order by signed_in_at desc, session_sha256 limit 1`,
        [subjectId.slice(4)],
      );
      if (row === undefined) throw new Error("no session was opened");
      await setPersona(store.db, { subjectId, sha256: row.session_sha256 }, personaId);
    }
    let token = "";
    const seen = (page: Seen): Seen => {
      token = tokenIn(page.html) || token;
      return page;
    };
    return {
      subjectId,
      cookie: () => cookie,
      get: async (path, headers = {}) => seen(await get(path, { cookie, ...headers })),
      post: async (path, fields = {}) => {
        if (token === "") seen(await get("/persona", { cookie }));
        const form = new URLSearchParams({ csrf: token });
        for (const [name, values] of Object.entries(fields)) {
          for (const each of [values].flat()) form.append(name, each);
        }
        return seen(
          await request(
            "POST",
            path,
            {
              ...{ cookie, accept: "text/html", origin: "http://portal.test" },
              "content-type": "application/x-www-form-urlencoded",
            },
            String(form),
          ),
        );
      },
    };
  }

  return { ctx, app, visit: get, request, signInAs, close: () => app.close() };
}

/** SHA-256 of a text, in hex: what evidence hashes are made of. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
