/** A value that is at hand, or one that is being read: what is at hand costs no turn of the event loop. */
export type Soon<T> = T | Promise<T>;

/** What comes of a value, at once where it is at hand. */
export const thenSoon = <A, B>(value: Soon<A>, next: (value: A) => Soon<B>): Soon<B> =>
  value instanceof Promise ? value.then(next) : next(value);

/** All of several values, at once where all are at hand. */
export const allSoon = <T extends readonly unknown[]>(
  values: readonly [...{ [K in keyof T]: Soon<T[K]> }],
): Soon<T> =>
  values.some((value) => value instanceof Promise)
    ? (Promise.all(values.map((value) => Promise.resolve(value))) as Promise<unknown> as Promise<T>)
    : (values as readonly unknown[] as T);
