import { formatCheckpoint, formatNote, parseCheckpoint, utf8Text } from "@kelisim/log";
import type { FuzzTarget } from "../fuzz-target.ts";
import { must, NOTES, TEXTS, textBytes } from "../log-sample.ts";

/** A checkpoint that is read is the one that would be written. */
export const target: FuzzTarget = {
  name: "checkpoint",
  seeds: () => [...NOTES, ...TEXTS].map(textBytes),
  tokens: ["log.example/kelisim\n", "13\n", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"],
  run: (input) => {
    const text = utf8Text(input) ?? Buffer.from(input).toString("utf16le");
    const checkpoint = parseCheckpoint(text);
    if (checkpoint === undefined) return;
    const { note, size, root } = checkpoint;
    must(formatCheckpoint(checkpoint) === note.text, "read otherwise than written");
    const whole = note.signatures.length === 0 ? note.text : formatNote(note);
    must(whole === text, "something of the note was passed over");
    must(size >= 0n && size < 2n ** 64n && root.length === 32, "no tree has such a head");
  },
};
