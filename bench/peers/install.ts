import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TargetId } from "../report/targets.ts";
import { areInstalled } from "./packages.ts";

const NEEDED: readonly TargetId[] = ["P6", "P7"];

/** Installs the peers' packages in this folder, where they are missing and wanted. @throws Error where npm fails */
export async function installPeers(
  only: readonly TargetId[],
  tell: (line: string) => void,
): Promise<void> {
  if (areInstalled() || !NEEDED.some((id) => only.includes(id))) return;
  tell("installing the peers (npm ci --prefix bench)");
  const folder = fileURLToPath(new URL("..", import.meta.url));
  // Its words are no part of the result.
  const npm = spawn("npm", ["ci", "--prefix", folder], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  const [code] = (await once(npm, "exit")) as [number | null];
  if (code !== 0) throw new Error(`npm ci --prefix bench ended with ${code}`);
}
