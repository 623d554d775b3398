import { createHash } from "node:crypto";
import { once } from "node:events";
import { request } from "node:http";
import type { Line } from "../seed/world.ts";

/** The last line of the answer. */
type End = { readonly done?: boolean; readonly recorded?: number; readonly detail?: string };

const LINES_A_WRITE = 200;
const ALMATY_MS = 5 * 3_600_000;

/** Today in Almaty: the purpose is of today too. */
const today = (): string => new Date(Date.now() + ALMATY_MS).toISOString().slice(0, DAY_LENGTH);
const DAY_LENGTH = 10;

const rowOf = (line: Line, iin: string): string => {
  const document_sha256 = createHash("sha256").update(iin).digest("hex");
  return `${JSON.stringify({
    data_subject: { iin },
    purpose_id: line.purposeId,
    object_id: line.objectId,
    given_on: today(),
    evidence: { kind: "written", document_sha256 },
  })}\n`;
};

/** Streams consents to `POST /v1/consent-imports`. @returns milliseconds. @throws Error where not all were recorded */
export async function importMany(
  url: string,
  line: Line,
  numbers: readonly string[],
): Promise<number> {
  const rows = numbers.map((iin) => rowOf(line, iin));
  const from = performance.now();
  const call = request(`${url}/v1/consent-imports?answers=none`, {
    method: "POST",
    headers: { "content-type": "application/x-ndjson", authorization: `Bearer ${line.key}` },
  });
  let text = "";
  const answered = new Promise<number>((resolve, reject) => {
    call.on("error", reject);
    call.on("response", (response) => {
      response.setEncoding("utf8");
      response.on("data", (part: string) => (text = (text + part).slice(-4000)));
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
  });
  answered.catch(() => undefined);
  for (let at = 0; at < rows.length; at += LINES_A_WRITE) {
    const isTaken = call.write(rows.slice(at, at + LINES_A_WRITE).join(""));
    if (!isTaken) await Promise.race([once(call, "drain"), answered]);
  }
  call.end();
  const status = await answered;
  const last = text.trim().split("\n").at(-1) ?? "";
  const end = status === 200 ? (JSON.parse(last) as End) : {};
  if (end.recorded !== numbers.length) throw new Error(`the import was answered ${status} ${last}`);
  return performance.now() - from;
}
