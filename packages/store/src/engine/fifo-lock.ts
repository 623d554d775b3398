/** Lets one holder in at a time, in the order of asking. */
export class FifoLock {
  #tail: Promise<void> = Promise.resolve();

  /** Resolves with the function that lets the next one in. */
  async take(): Promise<() => void> {
    const before = this.#tail;
    let letNextIn = (): void => {};
    this.#tail = new Promise((resolve) => {
      letNextIn = resolve;
    });
    await before;
    return letNextIn;
  }
}
