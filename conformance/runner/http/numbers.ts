import { completeCheckDigit } from "@kelisim/core";

/** Valid numbers that nobody bears, each once in the life of this process. */
export class Numbers {
  #parties = 0;
  #people = 0;

  /** The BIN of an organisation registered in March 2012. */
  bin(): string {
    this.#parties += 1;
    return completeCheckDigit(`120340${String(this.#parties).padStart(5, "0")}`) ?? this.bin();
  }

  /** The IIN of a person born in January 1880: of nobody who lives. */
  iin(): string {
    this.#people += 1;
    return completeCheckDigit(`8001011${String(this.#people).padStart(4, "0")}`) ?? this.iin();
  }
}
