import { formatNote, parseNote, utf8Text, verifyNote } from "@kelisim/log";
import type { FuzzTarget } from "../fuzz-target.ts";
import { KEYS, must, NOTES, TEXTS, textBytes } from "../log-sample.ts";

/** A note is read to the last byte, and no text passes but those that were signed. */
export const target: FuzzTarget = {
  name: "note",
  seeds: () => [...NOTES, "a\n\nb\n\n— c AAAAAAA=\n"].map(textBytes),
  tokens: ["— log.example/kelisim ", "— witness.example/w1 ", ...KEYS],
  run: (input) => {
    const text = utf8Text(input) ?? Buffer.from(input).toString("utf16le");
    const note = parseNote(text);
    if (note !== undefined) must(formatNote(note) === text, "read otherwise than written");
    const outcome = verifyNote(text, KEYS);
    must(note !== undefined || !outcome.ok, "verified what could not be read");
    if (!outcome.ok) return;
    must(TEXTS.includes(outcome.text), "verified a text that was never signed");
    must(new Set(outcome.signedBy).size === outcome.signedBy.length, "a key counted twice");
    must(
      outcome.signedBy.every((key) => KEYS.includes(key)),
      "an unknown key counted",
    );
    must(
      outcome.seenBy.every(({ timestamp }) => timestamp === 1_790_000_000n),
      "another time",
    );
  },
};
