import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Text3 } from "@kelisim/core";
import type { ExportEndAnswer } from "@kelisim/protocol";
import { CliFailure } from "../failure.ts";
import { openCall, refusalIn, unreadable, type Access } from "./line-service.ts";

const notWhole: Text3 = {
  kk: "Дерек толық келмеді: соңғы жолы жоқ немесе бақылау қосындысы сәйкес емес. Команданы қайталаңыз.",
  ru: "Данные пришли не полностью: нет последней строки или не сходится контрольная сумма. Повторите команду.",
  en: "Not everything arrived: the last line is missing, or the digest does not match. Repeat the command.",
};

/** What is exported, and where to. */
export type ExportOrder = {
  readonly access: Access;
  readonly path: string | undefined;
  readonly query: string;
  readonly onProgress: (lines: number) => void;
};

const LF = 0x0a;

async function write(out: Writable, bytes: Buffer): Promise<void> {
  if (bytes.length > 0 && !out.write(bytes)) await once(out, "drain");
}

/**
 * Writes all of a party's consents as lines, and checks that they are all there. The last line, with count and
 * digest, is written too.
 * @throws CliFailure
 */
export async function exportFile({
  access,
  path,
  query,
  onProgress,
}: ExportOrder): Promise<ExportEndAnswer> {
  const { request, response } = openCall(access, "GET", `/v1/consent-exports${query}`);
  request.end();
  const out: Writable =
    path === undefined ? process.stdout : createWriteStream(path, { mode: 0o600 });
  const broken = path === undefined ? undefined : once(out, "error").then(() => unreadable(path));
  const digest = createHash("sha256");
  let last = Buffer.alloc(0);
  let lines = 0;
  const read = async (): Promise<void> => {
    const answer = await response;
    if (answer.statusCode !== 200) throw await refusalIn(answer);
    for await (const part of answer) {
      // The line that came last is kept back: of all others the digest is made.
      const bytes = Buffer.concat([last, part as Buffer]);
      const end = bytes.lastIndexOf(LF, bytes.length - 2) + 1;
      const whole = bytes.subarray(0, end);
      digest.update(whole);
      for (let at = whole.indexOf(LF); at !== -1; at = whole.indexOf(LF, at + 1)) lines += 1;
      await write(out, whole);
      last = Buffer.from(bytes.subarray(end));
      onProgress(lines);
    }
    await write(out, last);
  };
  try {
    const failed = await Promise.race([read(), ...(broken === undefined ? [] : [broken])]);
    if (failed !== undefined) throw failed;
  } catch (error) {
    throw error instanceof CliFailure ? error : new CliFailure(notWhole);
  } finally {
    if (path !== undefined) out.end();
  }
  const end = endIn(last);
  if (end?.done !== true || end.sha256 !== digest.digest("hex")) throw new CliFailure(notWhole);
  return end;
}

function endIn(line: Buffer): ExportEndAnswer | undefined {
  try {
    return JSON.parse(line.toString("utf8")) as ExportEndAnswer;
  } catch {
    return undefined;
  }
}
