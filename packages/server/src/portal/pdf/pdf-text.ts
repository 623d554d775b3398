/** Controls, what turns the direction of writing, and what shows nothing at all: nothing a document needs. */
const HARMFUL =
  // oxlint-disable-next-line no-control-regex -- controls are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]/gu;

/** What has no place to break is broken by the page, which costs the square of its length. */
const UNBROKEN = /\S{80}(?=\S)/gu;

/**
 * A text as a document shows it: without what could hide, turn or reorder it, with \u{fffd} in the place
 * of each character for which the font has no shape, and with places to break in what has none.
 * @param hasShape whether the font has one
 */
export function pdfText(text: string, hasShape: (codePoint: number) => boolean): string {
  const lines = text.replaceAll(/\r\n?/gu, "\n").replaceAll("\t", " ");
  let shown = "";
  for (const character of lines.replaceAll(HARMFUL, "").normalize("NFC")) {
    const code = character.codePointAt(0) ?? 0;
    shown += character === "\n" || hasShape(code) ? character : "\ufffd";
  }
  return shown.replaceAll(UNBROKEN, "$&\u200b");
}
