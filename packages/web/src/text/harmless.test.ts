import assert from "node:assert/strict";
import { test } from "node:test";
import { harmless } from "./harmless.ts";
import { hasMixedLetters } from "./mixed-letters.ts";

test("what turns the direction or is not seen goes, letters and their order stay", () => {
  assert.equal(
    harmless("\u202eгнаБ\u202c «Көк\u200bтем» \u2066x\u2069\ufeff\u00ad"),
    "гнаБ «Көктем» x",
  );
  assert.equal(harmless("a\u{e0041}\u{e007f}b\u3164c"), "abc");
  assert.equal(harmless("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі й ё"), "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі й ё");
});

test("control characters go, lines stay", () => {
  assert.equal(
    harmless("one\r\ntwo\rthree\u2028four\tfive\u0000\u001b[31m\u0007"),
    "one\ntwo\nthree\nfour five[31m",
  );
});

test("half a character becomes a mark that something is missing", () => {
  assert.equal(harmless("a\ud83db\udc4d"), "a\ufffdb\ufffd");
  assert.equal(harmless("👍"), "👍");
});

test("marks piled over one letter do not cover the lines around", () => {
  assert.equal(harmless(`Z${"\u0301".repeat(50)}`), `Z${"\u0301".repeat(3)}`);
});

test("words made of look-alike letters are told from words of one alphabet", () => {
  for (const name of ["К\u0430spi", "\u0421itibank", "Каz\u041fочта", "Банк «K\u0430зына»"]) {
    assert.equal(hasMixedLetters(name), true, name);
  }
  for (const name of ["Kaspi Bank", "«Қазына» АҚ", "IT-компания", "№ 190/НҚ", "Bank Көктем", ""]) {
    assert.equal(hasMixedLetters(name), false, name);
  }
});
