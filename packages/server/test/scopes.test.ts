import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { uuidOf } from "@kelisim/core";
import {
  isStreamed,
  SCOPES,
  type CreatedApiKeyAnswer,
  type Operation,
  type Scope,
} from "@kelisim/protocol";
import { FakeClock } from "./support/fake-clock.ts";
import { Api, problemOf, send, type Answer, type SentHeaders } from "./support/http-client.ts";
import { RowCounter } from "./support/row-counts.ts";
import { SERVED } from "./support/served.ts";
import { startService, type Service } from "./support/service.ts";

const KEYED: readonly Operation[] = SERVED.filter(({ auth }) => auth === "key");
const OPEN: readonly Operation[] = SERVED.filter(({ auth }) => auth === "none");
const SCOPED = KEYED.filter(({ scopes }) => scopes.length > 0);

const MISSING = "0".repeat(32);
const pathOf = ({ path }: Operation): string => path.replaceAll(/\{\w+\}/g, `con_${MISSING}`);

/** Without what differs between any two requests. */
const bare = (answer: Answer): object => {
  const { instance: _, ...problem } = problemOf(answer);
  return { ...problem, challenge: answer.headers.get("www-authenticate") };
};

describe("Who may call what", () => {
  const clock = new FakeClock();
  let service: Service;
  let admin: Api;
  let rows: RowCounter;
  let party: string;
  let good: CreatedApiKeyAnswer;
  let revoked: CreatedApiKeyAnswer;
  let expired: CreatedApiKeyAnswer;

  const makeKey = (scopes: readonly Scope[], more: object = {}): Promise<CreatedApiKeyAnswer> =>
    admin.post(`/v1/parties/${party}/api-keys`, { label: "сынақ", scopes, ...more });

  before(async () => {
    service = await startService({ clock });
    admin = new Api(service.url, service.admin.text);
    party = service.admin.partyId;
    rows = new RowCounter(service.store.db);
    good = await makeKey(SCOPES);
    revoked = await makeKey(SCOPES);
    expired = await makeKey(SCOPES, { expires_at: "2026-11-20T12:00:00+05:00" });
    await admin.post(`/v1/api-keys/${revoked.id}/revoke`);
    clock.advanceTo("2026-11-20T12:00:00+05:00");
  });
  after(() => service.close());

  const call = (operation: Operation, headers: SentHeaders, body?: unknown): Promise<Answer> => {
    const content = operation.method === "POST" ? (body ?? {}) : undefined;
    const type = isStreamed(operation.id) && { "content-type": "application/x-ndjson" };
    return send(service.url, operation.method, pathOf(operation), content, { ...type, ...headers });
  };
  const bearer = (key: string): SentHeaders => ({ authorization: `Bearer ${key}` });

  /** Headers that no key is behind. */
  const strangers = (): readonly (readonly [name: string, header: string])[] => {
    const secret = randomBytes(32).toString("base64url");
    const { key } = good;
    return [
      ["a word", "Bearer secret"],
      ["no token", "Bearer"],
      ["Basic", `Basic ${Buffer.from(`user:${key}`).toString("base64")}`],
      ["the key without its scheme", key],
      ["two keys", `Bearer ${key} ${key}`],
      ["an unknown id", `Bearer kel_${MISSING}_${secret}`],
      ["a wrong secret", `Bearer kel_${uuidOf(good.id)}_${secret}`],
      [
        "a secret with one letter changed",
        `Bearer ${key.slice(0, -1)}${key.endsWith("A") ? "E" : "A"}`,
      ],
      ["a secret cut short", `Bearer ${key.slice(0, -1)}`],
      ["a longer secret", `Bearer ${key}A`],
      ["the prefix in capitals", `Bearer ${key.replace("kel_", "KEL_")}`],
      ["a revoked key", `Bearer ${revoked.key}`],
      ["a wrong secret of a revoked key", `Bearer kel_${uuidOf(revoked.id)}_${secret}`],
      ["a wrong secret of an expired key", `Bearer kel_${uuidOf(expired.id)}_${secret}`],
      ["SQL", "Bearer kel_' or 1=1 --"],
      ["10,000 characters", `Bearer kel_${"a".repeat(10_000)}`],
    ];
  };

  for (const operation of KEYED) {
    const { id } = operation;
    test(`${id} without a key is 401 with a challenge`, async () => {
      const answer = await rows.unchangedBy(() => call(operation, {}, "not even JSON"));
      const problem = problemOf(answer);
      assert.deepEqual([problem.status, problem.code], [401, "unauthenticated"]);
      assert.equal(answer.headers.get("www-authenticate"), 'Bearer realm="kelisim"');
    });

    test(`${id} answers every wrong key alike, revoked ones too`, async () => {
      await rows.unchangedBy(async () => {
        const wanted = bare(await call(operation, bearer("kel_")));
        for (const [name, authorization] of strangers()) {
          const answer = await call(operation, { authorization });
          assert.equal(answer.status, 401);
          assert.deepEqual(bare(answer), wanted, name);
        }
      });
    });

    test(`${id} tells whoever holds an expired key that it is over, as a 401`, async () => {
      const answer = await rows.unchangedBy(() => call(operation, bearer(expired.key)));
      const problem = problemOf(answer);
      assert.deepEqual([problem.status, problem.code], [401, "key-expired"]);
      assert.match(answer.headers.get("www-authenticate") ?? "", /error="invalid_token"/);
    });
  }

  for (const operation of SCOPED) {
    const { id, scopes } = operation;
    test(`${id} refuses a key with every scope but ${scopes.join(" and ")}`, async () => {
      const { key } = await makeKey(SCOPES.filter((scope) => !scopes.includes(scope)));
      const answer = await rows.unchangedBy(() => call(operation, bearer(key)));
      const problem = problemOf(answer);
      assert.deepEqual([problem.status, problem.code], [403, "missing-scope"]);
      for (const scope of scopes) assert.ok(problem.detail.includes(scope));
      const challenge = answer.headers.get("www-authenticate") ?? "";
      assert.match(challenge, /error="insufficient_scope"/);
      assert.ok(challenge.includes(`scope="${scopes.join(" ")}"`));
    });

    for (const scope of scopes) {
      test(`${id} lets a key through that has ${scope} and nothing else`, async () => {
        const { key } = await makeKey([scope]);
        const { status } = await call(operation, bearer(key));
        // An empty body or an unknown id is refused for what it is; lists answer.
        assert.ok([200, 400, 404, 422].includes(status), `${id} ${status}`);
      });
    }
  }

  for (const operation of OPEN) {
    test(`${operation.id} needs no key, and a wrong one does no harm`, async () => {
      const query =
        operation.id === "calendar-deadline" ? "?received_at=2026-11-20&working_days=3" : "";
      const path = operation.path
        .replace("{id}", "R395-6-2")
        .replace("{level}", "0")
        .replace("{path}", "000.p/1");
      for (const headers of [{}, bearer("wrong")]) {
        const { status } = await send(service.url, "GET", path + query, undefined, headers);
        // The log of this service is empty: its tiles are not there, whoever asks.
        assert.equal(status, path.includes("/tile/") ? 404 : 200);
      }
    });
  }

  test("a key with the scheme in small letters and blanks around it is taken", async () => {
    const headers = { authorization: `bearer   ${good.key}  ` };
    assert.equal((await send(service.url, "GET", "/v1/parties", undefined, headers)).status, 200);
  });

  test("a key is listed without its secret, with its end and state", async () => {
    const list = await admin.get<{ items: readonly { id: string; status: string }[] }>(
      `/v1/parties/${party}/api-keys?limit=200`,
    );
    const statusOf = ({ id }: { readonly id: string }): string | undefined =>
      list.items.find((item) => item.id === id)?.status;
    assert.deepEqual([good, revoked, expired].map(statusOf), ["active", "revoked", "expired"]);
    for (const { key } of [good, revoked, expired]) {
      assert.ok(!JSON.stringify(list).includes(key.slice(-43)));
    }
  });

  test("two keys of a party work side by side until one is revoked", async () => {
    const older = await makeKey(["registry:write"]);
    const newer = await makeKey(["registry:write"]);
    const purposes = async ({ key }: CreatedApiKeyAnswer): Promise<number> =>
      (await send(service.url, "GET", "/v1/purposes", undefined, bearer(key))).status;
    assert.deepEqual([await purposes(older), await purposes(newer)], [200, 200]);
    await admin.post(`/v1/api-keys/${older.id}/revoke`);
    await admin.post(`/v1/api-keys/${older.id}/revoke`);
    assert.deepEqual([await purposes(older), await purposes(newer)], [401, 200]);
  });

  test("a key may revoke itself, and that was its last act", async () => {
    const own = await makeKey(["admin:registry"]);
    const api = admin.as(own.key);
    await api.post(`/v1/api-keys/${own.id}/revoke`);
    assert.equal((await api.send("POST", `/v1/api-keys/${own.id}/revoke`)).status, 401);
  });
});
