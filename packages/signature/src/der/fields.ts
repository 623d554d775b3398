import { type Der, elementAt, onlyElement, TAG } from "./element.ts";
import { Malformed } from "./malformed.ts";

/** Reads the members of a SEQUENCE or SET one after the other. Every method throws Malformed. */
export class Fields {
  readonly #content: Uint8Array;
  #at = 0;

  constructor(of: Der, tag: number = TAG.sequence) {
    if (of.tag !== tag) throw new Malformed("unreadable");
    this.#content = of.content;
  }

  /** Of bytes that are one SEQUENCE and nothing behind it. */
  static of(bytes: Uint8Array): Fields {
    return new Fields(onlyElement(bytes));
  }

  get isAtEnd(): boolean {
    return this.#at === this.#content.length;
  }

  /** The tag of the next member. */
  get nextTag(): number | undefined {
    return this.#content[this.#at];
  }

  any(): Der {
    const element = elementAt(this.#content, this.#at);
    this.#at += element.whole.length;
    return element;
  }

  next(tag: number): Der {
    const element = this.any();
    if (element.tag !== tag) throw new Malformed("unreadable");
    return element;
  }

  optional(tag: number): Der | undefined {
    return this.nextTag === tag ? this.any() : undefined;
  }

  sequence(): Fields {
    return new Fields(this.next(TAG.sequence));
  }

  end(): void {
    if (!this.isAtEnd) throw new Malformed("unreadable");
  }
}

/** The one element inside an explicit tag. @throws Malformed */
export const inside = (element: Der): Der => onlyElement(element.content);
