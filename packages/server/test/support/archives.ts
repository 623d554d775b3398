import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { verifyPack, type PackFiles, type ReceiptTrust } from "@kelisim/evidence";
import { tempDir } from "../../../../testing/temp-dir.ts";
import type { Api } from "./http-client.ts";

/** An archive as it came over HTTP. */
export async function archiveOf(api: Api, path: string): Promise<Uint8Array> {
  const headers = { authorization: `Bearer ${api.key ?? ""}` };
  const answer = await fetch(`${api.url}${path}/evidence`, { headers });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assert.equal(answer.status, 200, Buffer.from(bytes).toString("utf8"));
  assert.equal(answer.headers.get("content-type"), "application/zip");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.match(answer.headers.get("content-disposition") ?? "", /^attachment; filename="[\w.-]+"$/);
  return bytes;
}

/** The files of an archive that passes by published keys, and how many rows of the log it shows. */
export function opened(archive: Uint8Array, trust: ReceiptTrust): Opened {
  const outcome = verifyPack(archive, trust);
  assert.ok(outcome.ok, outcome.ok ? "" : `${outcome.reason} ${outcome.path}`);
  return new Opened(outcome.files, outcome.rows);
}

/** A line of `events.json`. */
type EventLine = {
  readonly folder: string | null;
  readonly type: string;
  readonly event_id?: string;
  readonly proof?: string;
};

/** The files of an archive that passed. */
export class Opened {
  readonly files: PackFiles;
  readonly rows: number;

  constructor(files: PackFiles, rows: number) {
    this.files = files;
    this.rows = rows;
  }

  text(path: string): string {
    const bytes = this.files.get(path);
    assert.ok(bytes !== undefined, `no ${path}`);
    return Buffer.from(bytes).toString("utf8");
  }

  json<T>(path: string): T {
    return JSON.parse(this.text(path)) as T;
  }

  /** All files as one text. */
  whole(): string {
    return [...this.files.keys()].map((path) => this.text(path)).join("\n");
  }

  folders(): readonly string[] {
    return [...new Set([...this.files.keys()].map((path) => path.split("/")[0] ?? ""))].toSorted();
  }

  events(): readonly EventLine[] {
    return this.json("events.json");
  }

  /** The row of an event, as it entered the log. */
  payload<T>(type: string): T {
    const line = this.events().find((each) => each.type === type);
    assert.ok(line?.folder, `no ${type}`);
    return this.json(`${line.folder}/payload.json`);
  }
}

/** The commands of a README, each step's together. */
export const commandsIn = (readme: string): readonly string[] =>
  readme
    .split(/^\d+\. /m)
    .slice(1)
    .map((step) =>
      step
        .split("\n")
        .filter((line) =>
          /^ {3}(?:cd |cat |\(cat|\(printf|openssl |sha256sum | {2}[-|])/.test(line),
        )
        .join("\n"),
    );

/** Runs commands where an archive was unpacked, with other files beside it. @returns what they said */
export function runIn(
  { files }: Opened,
  commands: readonly string[],
  more: Readonly<Record<string, Uint8Array>> = {},
): readonly string[] {
  const dir = tempDir();
  try {
    for (const [path, bytes] of [...files, ...Object.entries(more)]) {
      mkdirSync(dirname(join(dir.path, path)), { recursive: true });
      writeFileSync(join(dir.path, path), bytes);
    }
    return commands.map((command) =>
      execFileSync("sh", ["-ec", `exec 2>&1\n${command}`], { cwd: dir.path, encoding: "utf8" }),
    );
  } finally {
    dir.remove();
  }
}
