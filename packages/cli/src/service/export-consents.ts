import { createHash } from "node:crypto";
import { createWriteStream, realpathSync, statSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
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

/** Written, not only taken: all before it is then written too. */
const writeLast = (out: Writable, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) =>
    out.write(bytes, (error) => (error ? reject(error) : resolve())),
  );

/** A file that is written beside what is meant, and takes its place when it is whole. */
type Place = { readonly writeTo: string; readonly target: string };

/** What is no file, such as a pipe, is written to at once. */
function placeOf(path: string): Place {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined && !found.isFile()) return { writeTo: path, target: path };
    const target = found === undefined ? path : realpathSync(path);
    return { writeTo: `${target}.part`, target };
  } catch {
    throw unreadable(path);
  }
}

async function putInPlace({ writeTo, target }: Place): Promise<void> {
  if (writeTo === target) return;
  await rename(writeTo, target).catch(() => {
    throw unreadable(target);
  });
}

/** A file that was never opened may still be on its way to be. */
async function discard(out: Writable, { writeTo, target }: Place): Promise<void> {
  const closed = new Promise((resolve) => out.once("close", resolve));
  const isClosed = out.closed;
  out.on("error", () => undefined).destroy();
  if (writeTo === target) return;
  if (!isClosed) await closed;
  await rm(writeTo, { force: true });
}

/**
 * Writes all of a party's consents as lines, and checks that they are all there. The last line, with count and
 * digest, is written too. A file that was there before stays until the new one is whole.
 * @throws CliFailure
 */
export async function exportFile({
  access,
  path,
  query,
  onProgress,
}: ExportOrder): Promise<ExportEndAnswer> {
  const place = path === undefined ? undefined : placeOf(path);
  const { request, response } = openCall(access, "GET", `/v1/consent-exports${query}`);
  request.end();
  const out: Writable =
    place === undefined
      ? process.stdout
      : createWriteStream(place.writeTo, { mode: 0o600, flush: place.writeTo !== place.target });
  // Heard of as soon as it happens, and not only at the end.
  const broken =
    path === undefined ? [] : [once(out, "error").then(() => Promise.reject(unreadable(path)))];
  const digest = createHash("sha256");
  let last = Buffer.alloc(0);
  let lines = 0;
  const read = async (): Promise<ExportEndAnswer> => {
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
    await writeLast(out, last);
    const end = endIn(last);
    if (end?.done !== true || end.sha256 !== digest.digest("hex")) throw new CliFailure(notWhole);
    if (place !== undefined) {
      await finished(out.end());
      await putInPlace(place);
    }
    return end;
  };
  try {
    return await Promise.race([read(), ...broken]);
  } catch (error) {
    request.destroy();
    if (place !== undefined) await discard(out, place);
    throw error instanceof CliFailure ? error : new CliFailure(notWhole);
  }
}

function endIn(line: Buffer): ExportEndAnswer | undefined {
  try {
    return JSON.parse(line.toString("utf8")) as ExportEndAnswer;
  } catch {
    return undefined;
  }
}
