import { entriesPath, parseTilePath, tilePath, utf8Text } from "@kelisim/log";
import type { FuzzTarget } from "../fuzz-target.ts";
import { must, textBytes } from "../log-sample.ts";

const PATHS = [
  ...[tilePath(0, 0n), tilePath(0, 1_234_067n), tilePath(1, 999n, 5), tilePath(63, 0n, 255)],
  ...[tilePath(0, 2n ** 56n - 1n, 1), entriesPath(0n), entriesPath(1000n, 17)],
];

/** A tile has one path, and the digits in it are its number. */
export const target: FuzzTarget = {
  name: "tile-path",
  seeds: () => PATHS.map(textBytes),
  tokens: ["tile/", "entries/", "x000/", "x001/", "000", ".p/", ".p/256", "64/"],
  run: (input) => {
    const path = utf8Text(input) ?? Buffer.from(input).toString("latin1");
    const tile = parseTilePath(path);
    if (tile === undefined) return;
    const { level, number, width } = tile;
    const again = level === "entries" ? entriesPath(number, width) : tilePath(level, number, width);
    must(again === path, "read otherwise than written");
    const [digits = "", partial = "256"] = path.split("/").slice(2).join("").split(".p");
    must(BigInt(digits.replaceAll("x", "")) === number, "another number");
    must(Number(partial.replace("/", "")) === width, "another width");
  },
};
