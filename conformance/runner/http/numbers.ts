import { completeCheckDigit } from "@kelisim/core";

/** Digit 7 of a man's IIN. */
const CENTURY_DIGIT: Readonly<Record<string, string>> = { "18": "1", "19": "3", "20": "5" };

/** Valid numbers that nobody bears, each once in the life of this process. */
export class Numbers {
  #parties = 0;
  #people = 0;

  /** The BIN of an organisation registered in March 2012. */
  bin(): string {
    this.#parties += 1;
    return completeCheckDigit(`120340${String(this.#parties).padStart(5, "0")}`) ?? this.bin();
  }

  /** The IIN of somebody born that day; in January 1880, so that nobody alive bears it, unless told. */
  iin(birth = "1880-01-01"): string {
    this.#people += 1;
    const century = CENTURY_DIGIT[birth.slice(0, 2)];
    if (century === undefined) throw new Error(`nobody is born on ${birth}`);
    const serial = String(this.#people).padStart(4, "0");
    const digits = `${birth.slice(2).replaceAll("-", "")}${century}${serial}`;
    return completeCheckDigit(digits) ?? this.iin(birth);
  }
}
