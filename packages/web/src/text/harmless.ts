/** Characters that turn the direction of what follows, that are not seen, or that carry hidden text. */
const UNSEEN =
  // oxlint-disable-next-line no-misleading-character-class
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** Control characters but the newline. */
// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g;

/** More marks over and under one letter than any language of these pages has. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** Halves of a surrogate pair: no character. */
const HALVES = /\p{Surrogate}/gu;

/**
 * A text from outside, fit to stand among our own words: without characters that change the direction of writing,
 * cannot be seen, or pile up over the lines around. Letters and their order stay.
 */
export const harmless = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, "\n")
    .replace(/[\t\v\f\u0085]/g, " ")
    .replace(CONTROLS, "")
    .replace(UNSEEN, "")
    .replace(HALVES, "\ufffd")
    .replace(PILED_MARKS, "$1");
