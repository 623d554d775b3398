import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  readFileSync,
  statSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { idFrom, parseInstant, type Instant, type SubjectId } from "@kelisim/core";
import { tempDir } from "../../../../testing/temp-dir.ts";
import { ErasureLedgerError, type ErasureLedgerFault } from "./ledger-error.ts";
import { openErasureLedger } from "./ledger.ts";

const SERVICE = "0b8c9e8e-7f0e-4b43-9d35-1f6a3b1f7c11";

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  assert.ok(parsed !== undefined);
  return parsed;
}
const MONDAY = instant("2026-07-13T05:00:00Z");

const somebody = (): SubjectId => idFrom("sub", randomUUID());
const entry = (subjectId: SubjectId = somebody(), at: Instant = MONDAY) => ({ subjectId, at });

/** A path in a folder with a space in its name, where no file is yet. */
function newFile(t: TestContext): string {
  const dir = tempDir();
  t.after(dir.remove);
  return join(dir.path, "the ledger", "of.erasures");
}

const open = (file: string) => openErasureLedger(file, SERVICE);
const idsIn = (file: string): SubjectId[] => [...open(file).entries().keys()];
const fault =
  (code: ErasureLedgerFault) =>
  (error: unknown): boolean =>
    error instanceof ErasureLedgerError && error.code === code && /\. |\.$/.test(error.message);

test("a new ledger is made for its owner alone and names its service", (t) => {
  const file = newFile(t);
  open(file);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.match(
    readFileSync(file, "utf8"),
    new RegExp(`^kelisim-erasures 1 ${SERVICE} [0-9a-f]{16}\n$`),
  );
});

test("what is appended is found by everybody who opens the file, with its instant", (t) => {
  const file = newFile(t);
  const first = entry();
  const second = entry(somebody(), instant("2026-07-14T05:00:00.123Z"));
  const ledger = open(file);
  ledger.append([first]);
  open(file).append([second]);
  assert.deepEqual(idsIn(file), [first.subjectId, second.subjectId]);
  const { at } = ledger.entries().get(second.subjectId) ?? {};
  assert.equal(at?.epochMilliseconds, second.at.epochMilliseconds);
  assert.equal(readFileSync(file, "utf8").split("\n").length, 4);
});

test("an entry that was taken back is none, until it is written again", (t) => {
  const file = newFile(t);
  const [one, two] = [entry(), entry()];
  const ledger = open(file);
  ledger.append([one, two]);
  ledger.retract(one);
  assert.deepEqual(idsIn(file), [two.subjectId]);
  ledger.append([one]);
  assert.deepEqual(new Set(idsIn(file)), new Set([one.subjectId, two.subjectId]));
});

test("a last line cut off at any place is tolerated, and stays tolerated under what comes after it", (t) => {
  const file = newFile(t);
  const kept = entry();
  open(file).append([kept]);
  const whole = statSync(file).size;
  open(file).append([entry()]);
  const full = readFileSync(file);
  for (let size = whole + 1; size < full.length; size += 1) {
    writeFileSync(file, full.subarray(0, size));
    assert.ok(idsIn(file).includes(kept.subjectId));
    const next = entry();
    open(file).append([next]);
    assert.ok(idsIn(file).includes(next.subjectId), `cut to ${size} bytes`);
    open(file).append([entry()]);
    assert.ok(idsIn(file).includes(next.subjectId));
  }
});

test("a line that lacks only its end counts as written", (t) => {
  const file = newFile(t);
  const [first, second] = [entry(), entry()];
  open(file).append([first]);
  truncateSync(file, statSync(file).size - 1);
  assert.deepEqual(idsIn(file), [first.subjectId]);
  open(file).append([second]);
  assert.deepEqual(idsIn(file), [first.subjectId, second.subjectId]);
});

test("any other damage is refused, and the line is named", (t) => {
  const file = newFile(t);
  open(file).append([entry(), entry(), entry()]);
  const sound = readFileSync(file, "utf8");
  const lines = sound.split("\n");
  const damaged = [
    "",
    "\n",
    sound.replace("kelisim", "kelisin"),
    sound.replace(
      lines[2] ?? "",
      (lines[2] ?? "").replace(/.$/, (digit) => (digit === "0" ? "1" : "0")),
    ),
    sound.replace(lines[2] ?? "", (lines[2] ?? "").slice(0, 40)),
    sound.replace(`${lines[1]}\n`, `${lines[1]}\nsomebody else\n`),
    `${sound.slice(0, -2)}x\n`,
    sound.replaceAll("\n", "\r\n"),
  ];
  for (const text of damaged) {
    writeFileSync(file, text);
    assert.throws(() => open(file), fault("damaged"), JSON.stringify(text.slice(0, 200)));
  }
  writeFileSync(file, damaged[4] ?? "");
  assert.throws(() => open(file), /Line 3 of the erasure ledger .*Bring the file back/);
});

test("another service's ledger is refused, and so is a line of it", (t) => {
  const file = newFile(t);
  const other = openErasureLedger(file, randomUUID());
  other.append([entry()]);
  assert.throws(() => open(file), fault("foreign"));
  const foreignLine = readFileSync(file, "utf8").split("\n")[1];
  const own = newFile(t);
  open(own);
  appendFileSync(own, `${foreignLine}\n`);
  assert.throws(() => open(own), fault("damaged"));
});

test("a ledger that was taken away while the service runs is begun anew", (t) => {
  const file = newFile(t);
  const ledger = open(file);
  ledger.append([entry()]);
  unlinkSync(file);
  assert.equal(ledger.entries().size, 0);
  unlinkSync(file);
  const next = entry();
  ledger.append([next]);
  assert.deepEqual(idsIn(file), [next.subjectId]);
});

test("nothing to append writes nothing", (t) => {
  const file = newFile(t);
  const ledger = open(file);
  const { size } = statSync(file);
  ledger.append([]);
  assert.equal(statSync(file).size, size);
});

test("a place that cannot be written to is told in words", (t) => {
  const dir = tempDir();
  t.after(dir.remove);
  assert.throws(() => open(dir.path), fault("not-accessible"));
  // To root every file is open.
  if (process.getuid?.() === 0) return;
  const file = join(dir.path, "ledger");
  const ledger = open(file);
  chmodSync(file, 0o400);
  assert.throws(() => ledger.append([entry()]), fault("not-accessible"));
  assert.ok(existsSync(file));
});

test("a line for which there was no room is refused, and none that was taken is missing", (t) => {
  const file = newFile(t);
  open(file);
  const script = `import { idFrom, instantOf } from "@kelisim/core";
    import { openErasureLedger } from ${JSON.stringify(new URL("ledger.ts", import.meta.url).href)};
    const ledger = openErasureLedger(process.argv[1], process.argv[2]);
    for (let n = 0; n < 100; n += 1) {
      const subjectId = idFrom("sub", crypto.randomUUID());
      try {
        ledger.append([{ subjectId, at: instantOf(0) }]);
      } catch (error) {
        console.log(error.code);
        break;
      }
      console.log(subjectId);
    }`;
  // The kernel takes of a write what still fits below the limit, as it does on a full disk.
  const { stdout, stderr } = spawnSync(
    "sh",
    [
      ...["-c", 'ulimit -f 2 && exec "$@"', "sh", process.execPath],
      ...["--input-type=module", "-e", script, file, SERVICE],
    ],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" },
  );
  const taken = stdout.trimEnd().split("\n");
  assert.equal(taken.pop(), "cut-off", stderr);
  assert.ok(taken.length > 1);
  assert.deepEqual(idsIn(file), taken);
});
