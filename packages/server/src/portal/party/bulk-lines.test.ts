import assert from "node:assert/strict";
import { test } from "node:test";
import { newIin } from "../../../test/support/fictitious-numbers.ts";
import { bulkLines } from "./bulk-lines.ts";

const told = (text: string): readonly string[] =>
  bulkLines(text).map((line) => `${line.line} ${"iin" in line ? line.iin.digits : line.fault}`);

test("lines keep their places; what a spreadsheet adds around a number is left out", () => {
  const [one, two] = [newIin(), newIin()];
  const text = `\uFEFF"${one}";\n\n  ${two},  \n12345\n${one}\nЖСН\n`;
  assert.deepEqual(told(text), [`1 ${one}`, `3 ${two}`, "4 iin", "5 repeated", "6 iin"]);
});

test("an empty list has no lines", () => {
  assert.deepEqual(told(" \n\n\t\n"), []);
});
