import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { demoDirectory, startDemo } from "./demo-directory.ts";
import { kelisim, scratch } from "./kelisim.ts";

const sha = (text: string): string => createHash("sha256").update(text).digest("hex");

test("old consents are brought into a running service from a file, and taken out into one", async (t) => {
  const demo = startDemo(t, await demoDirectory(t));
  const { base_url: url, operator, people, objects, purposes } = await demo.facts();
  const folder = scratch(t);
  const at = (name: string): string => join(folder, name);
  const today = new Date().toISOString().slice(0, 10);
  const rowOf = (nth: number, more: object = {}): string =>
    JSON.stringify({
      row_id: `row ${nth}`,
      data_subject: { iin: people[nth - 1]?.iin },
      purpose_id: purposes["credit_scoring"],
      object_id: objects.non_state,
      given_on: today,
      evidence: { kind: "written", document_sha256: sha(String(nth)) },
      ...more,
    });
  const rows = [rowOf(4), rowOf(5), "", rowOf(6, { evidence: undefined }), "no JSON", rowOf(7)];
  writeFileSync(at("old.ndjson"), rows.join("\r\n"));
  writeFileSync(at("bank.key"), `${operator.api_key}\n`);
  const where = ["--url", url, "--key-file", at("bank.key")];
  const bringIn = (...args: string[]) =>
    kelisim(["import", "consents", at("old.ndjson"), ...where, ...args]);

  await t.test(
    "what is refused goes to a file with its reasons, and the code says so",
    async () => {
      const { code, stdout, stderr } = await bringIn("--rejects", at("rejects.ndjson"));
      assert.equal(code, 3);
      assert.equal(stdout, "Recorded: 3. Recorded before: 0. Refused: 2.\n");
      assert.match(stderr, /^kelisim: Some lines were refused\..*--rejects/);
      assert.doesNotMatch(stderr, /lines, \d+ a second/);
      const rejects = readFileSync(at("rejects.ndjson"), "utf8").trimEnd().split("\n");
      const found = rejects.map((one) => JSON.parse(one) as { line: number; code: string });
      assert.deepEqual(
        found.map(({ line, code: why }) => [line, why]),
        [
          [4, "evidence-missing"],
          [5, "malformed-json"],
        ],
      );
    },
  );

  await t.test(
    "the same file again records nothing twice, and has nothing to go on with",
    async () => {
      const again = await bringIn("--json", "--lang", "kk");
      assert.equal(again.code, 3);
      const { import_id: id, ...counts } = JSON.parse(again.stdout) as Record<string, unknown>;
      assert.match(String(id), /^imp_[0-9a-f]{32}$/);
      assert.deepEqual(counts, { recorded: 0, already: 3, refused: 2 });
      const resumed = await bringIn("--resume");
      assert.deepEqual([resumed.code, resumed.stderr], [0, ""]);
      assert.equal(resumed.stdout, "Recorded: 0. Recorded before: 0. Refused: 0.\n");
    },
  );

  await t.test("an export is checked by its digest and names nobody", async () => {
    const args = ["export", "consents", ...where];
    const { code, stdout, stderr } = await kelisim([...args, "--out", at("out.ndjson")]);
    assert.deepEqual([code, stdout], [0, ""]);
    const text = readFileSync(at("out.ndjson"), "utf8");
    const lines = text.trimEnd().split("\n");
    assert.equal(stderr, `Consents written: ${lines.length - 1}. The digest was checked.\n`);
    assert.equal(lines.filter((line) => line.includes('"imported"')).length, 3);
    for (const { iin } of people) assert.ok(!text.includes(iin));
    const piped = await kelisim([...args, "--status", "active"]);
    assert.match(piped.stdout, /\{"done":true,[^\n]*\}\n$/);
  });

  await t.test(
    "what breaks off leaves the file that was there, and nothing beside it",
    async (st) => {
      const before = readFileSync(at("out.ndjson"), "utf8");
      const wrongEnd = `{"done":true,"count":1,"sha256":"${sha("other")}"}\n`;
      for (const body of ['{"id":"con_1"}\n', `{"id":"con_1"}\n${wrongEnd}`]) {
        const server = createServer((_request, response) => response.end(body));
        await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
        st.after(() => server.close());
        const { port } = server.address() as AddressInfo;
        const from = ["--url", `http://127.0.0.1:${port}`, "--key-file", at("bank.key")];
        const { code } = await kelisim(["export", "consents", ...from, "--out", at("out.ndjson")]);
        assert.equal(code, 1);
        assert.equal(readFileSync(at("out.ndjson"), "utf8"), before);
      }
      const again = await kelisim(["export", "consents", ...where, "--out", at("out.ndjson")]);
      assert.equal(again.code, 0);
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.startsWith("out")),
        ["out.ndjson"],
      );
      const nowhere = await kelisim(["export", "consents", ...where, "--out", at("none/out")]);
      assert.equal(nowhere.code, 2);
    },
  );

  await t.test("a wrong key, no key, no file and no service are told with what to do", async () => {
    writeFileSync(at("other.key"), "kel_wrong");
    const old = at("old.ndjson");
    const wrong = await kelisim([
      "import",
      "consents",
      old,
      "--url",
      url,
      "--key-file",
      at("other.key"),
    ]);
    assert.deepEqual([wrong.code, wrong.stdout], [3, ""]);
    assert.match(wrong.stderr, /key/);
    const none = await kelisim(["export", "consents", "--url", url]);
    assert.equal(none.code, 2);
    assert.match(none.stderr, /KELISIM_API_KEY.*--key-file/);
    const missing = await kelisim(["import", "consents", at("none.ndjson"), ...where]);
    assert.equal(missing.code, 2);
    const status = await kelisim(["export", "consents", ...where, "--status", "lost"]);
    assert.equal(status.code, 3);
  });
});
