/**
 * Settles with the work, unless it takes longer.
 * @throws Error once the time is over; the work goes on, and nobody hears of it
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(new Error("no answer in time")), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(clock));
}
