import { compareInstants, type Instant } from "@kelisim/core";
import { revocationList } from "@kelisim/signature";

/** Bytes that all lists together may take. */
const MOST_BYTES = 96 * 1024 * 1024;
/** However long a list says it is good for: an issuer may publish a newer one before. */
const LONGEST_HOURS = 1;

type Kept = { readonly bytes: Uint8Array; readonly until: Instant };

/** Lists of revoked certificates by their address, each until it is out of date, in this process only. */
export class ListCache {
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<Uint8Array | undefined>>();

  /** @param fetch how to get it; those who ask meanwhile wait for the same */
  get(
    url: string,
    now: Instant,
    fetch: () => Promise<Uint8Array | undefined>,
  ): Promise<Uint8Array | undefined> {
    const kept = this.#kept.get(url);
    if (kept !== undefined && compareInstants(now, kept.until) < 0) {
      return Promise.resolve(kept.bytes);
    }
    this.#kept.delete(url);
    const running = this.#underWay.get(url) ?? this.#fetched(url, now, fetch);
    this.#underWay.set(url, running);
    return running;
  }

  async #fetched(
    url: string,
    now: Instant,
    fetch: () => Promise<Uint8Array | undefined>,
  ): Promise<Uint8Array | undefined> {
    try {
      const bytes = await fetch();
      const list = bytes === undefined ? undefined : revocationList(bytes);
      if (bytes !== undefined && list !== undefined) this.#keep(url, bytes, now, list.nextUpdate);
      return bytes;
    } finally {
      this.#underWay.delete(url);
    }
  }

  #keep(url: string, bytes: Uint8Array, now: Instant, nextUpdate: Instant): void {
    const longest = now.add({ hours: LONGEST_HOURS });
    const until = compareInstants(nextUpdate, longest) < 0 ? nextUpdate : longest;
    this.#kept.set(url, { bytes, until });
    let size = [...this.#kept.values()].reduce((sum, kept) => sum + kept.bytes.length, 0);
    // The oldest go first.
    for (const [oldest, kept] of this.#kept) {
      if (size <= MOST_BYTES) return;
      this.#kept.delete(oldest);
      size -= kept.bytes.length;
    }
  }
}
