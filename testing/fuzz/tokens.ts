/** What parsers stumble over, whatever their format. */
const WORDS = [
  ...[
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "\0",
    "\u007f",
    "\u00a0",
    "\u2014",
    "\u2014 ",
    "\ufeff",
    "é",
  ],
  ...["+", "=", "==", "-", "_", "/", ".", ":", "AA==", "AB==", "AAAA", "AAAAAAA="],
  ...["0", "1", "00", "-1", "+1", "255", "256", "65535", "65536", "1e9", "0x10", "٣"],
  ...["9007199254740993", "9223372036854775807", "9223372036854775808"],
  ...["18446744073709551615", "18446744073709551616", "9".repeat(60)],
  ...["{", "}", "[", "]", '"', "'", "\\", ",", "null", "true", "{}", "[]", '""'],
  ...["__proto__", "constructor", "toString", "length", "\\u0000", "\\ud800", "%00", "../"],
  ...["[".repeat(300), '{"":'.repeat(100)],
];

/** Bytes that are no text, and beginnings of ASN.1 with lengths that lie. */
const BYTES: readonly (readonly number[])[] = [
  ...[[0xff], [0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]],
  ...[
    [0, 0],
    [0, 0, 0, 0],
    [0xff, 0xff],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  ],
  ...[
    [0x30, 0x00],
    [0x30, 0x80],
    [0x30, 0x81, 0x00],
    [0x30, 0x84, 0x7f, 0xff, 0xff, 0xff],
  ],
  ...[
    [0x30, 0x88],
    [0x31, 0x00],
    [0x02, 0x00],
    [0x02, 0x01, 0x00],
    [0x02, 0x01, 0xff],
  ],
  ...[
    [0x03, 0x01, 0x00],
    [0x04, 0x00],
    [0x05, 0x00],
    [0x06, 0x00],
    [0x06, 0x01, 0x80],
  ],
  ...[
    [0x24, 0x80],
    [0xa0, 0x80],
    [0xa0, 0x00],
    [0xa3, 0x02],
    [0x1f, 0xff],
    [0x17, 0x00],
  ],
];

const bytesOf = (token: string | Uint8Array): Uint8Array =>
  typeof token === "string" ? new Uint8Array(Buffer.from(token)) : token;

/** Pieces to put into inputs, a target's own among them. */
export const tokensFor = (own: readonly (string | Uint8Array)[] = []): readonly Uint8Array[] => [
  ...WORDS.map(bytesOf),
  ...BYTES.map((bytes) => Uint8Array.from(bytes)),
  // As often as all others together: they know the format.
  ...Array.from({ length: own.length === 0 ? 0 : 4 }, () => own.map(bytesOf)).flat(),
];
