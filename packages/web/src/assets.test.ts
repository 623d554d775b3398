import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { portalAssets } from "./assets.ts";

const [style, islands] = portalAssets();
const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("utf8");

test("style and islands are small enough for a slow line", () => {
  assert.ok(style && islands);
  assert.ok(style.bytes.length <= 12 * 1024, `${style.bytes.length} bytes of style`);
  const packed = gzipSync(style.bytes).length + gzipSync(islands.bytes).length;
  assert.ok(packed <= 12 * 1024, `${packed} bytes together`);
});

test("a path holds the hash of the bytes, and is the same at each call", () => {
  assert.match(style?.path ?? "", /^\/assets\/style\.[0-9a-f]{12}\.css$/);
  assert.match(islands?.path ?? "", /^\/assets\/islands\.[0-9a-f]{12}\.js$/);
  assert.equal(portalAssets()[0], style);
});

test("the style fetches nothing, the islands write no markup", () => {
  assert.doesNotMatch(textOf(style?.bytes), /url\(|@import|@font-face/);
  assert.doesNotMatch(
    textOf(islands?.bytes),
    /innerHTML|outerHTML|insertAdjacent|document\.write|eval\(/,
  );
});

/** Colours of the light and of the dark scheme. */
function schemes(): Record<"light" | "dark", Map<string, string>> {
  const [light = "", dark = ""] = textOf(style?.bytes).split("prefers-color-scheme:dark");
  const colours = (css: string) =>
    new Map(
      [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})/g)].map(([, name = "", hex = ""]) => [
        name,
        hex,
      ]),
    );
  return { light: colours(light), dark: colours(dark) };
}

const channel = (value: number): number =>
  value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, "$&$&") : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    channel(parseInt(full.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ["bg", "surface", "soft"];
const PAIRS: readonly (readonly [words: string, ground: string])[] = [
  ...GROUNDS.flatMap((ground) =>
    ["text", "muted", "brand", "bad"].map((words) => [words, ground] as const),
  ),
  ...["ok", "wait", "bad", "info"].flatMap(
    (tone) =>
      [
        [tone, `${tone}-bg`],
        ["text", `${tone}-bg`],
        ["brand", `${tone}-bg`],
      ] as const,
  ),
  ["on-brand", "brand"],
];

for (const scheme of ["light", "dark"] as const) {
  test(`words can be read on every ground of the ${scheme} scheme`, () => {
    const colours = schemes()[scheme];
    const of = (name: string) => colours.get(name) ?? assert.fail(`no colour ${name}`);
    for (const [words, ground] of PAIRS) {
      const ratio = contrast(of(words), of(ground));
      assert.ok(ratio >= 4.5, `${words} on ${ground}: ${ratio.toFixed(2)}`);
    }
    for (const ground of GROUNDS) {
      assert.ok(contrast(of("field"), of(ground)) >= 3, `the line of a field on ${ground}`);
    }
  });
}
