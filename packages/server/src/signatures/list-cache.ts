import { compareInstants, type Instant } from "@kelisim/core";
import { revocationList } from "@kelisim/signature";

/** Bytes that all lists together may take. */
const MOST_BYTES = 96 * 1024 * 1024;
/** However long a list says it is good for: an issuer may publish a newer one before. */
const LONGEST_HOURS = 1;

type Kept = { readonly bytes: Uint8Array; readonly until: Instant };
type Origin = { readonly url: string; readonly at: Instant };

/**
 * Lists of revoked certificates by their address, each until it is out of date, in this process only.
 * They come by http, so that only those are kept whose signature somebody has found right.
 */
export class ListCache {
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<Uint8Array | undefined>>();
  /** Where bytes that nobody has accepted yet came from. */
  readonly #origins = new WeakMap<Uint8Array, Origin>();

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
    const running = this.#underWay.get(url) ?? this.#fetched({ url, at: now }, fetch);
    this.#underWay.set(url, running);
    return running;
  }

  /** Keeps a list from here on. @param bytes the very object that `get` gave; others are passed over */
  accept(bytes: Uint8Array): void {
    const origin = this.#origins.get(bytes);
    const list = origin && revocationList(bytes);
    if (origin === undefined || list === undefined) return;
    this.#origins.delete(bytes);
    this.#keep(origin, bytes, list.nextUpdate);
  }

  async #fetched(
    origin: Origin,
    fetch: () => Promise<Uint8Array | undefined>,
  ): Promise<Uint8Array | undefined> {
    try {
      const bytes = await fetch();
      if (bytes !== undefined) this.#origins.set(bytes, origin);
      return bytes;
    } finally {
      this.#underWay.delete(origin.url);
    }
  }

  #keep({ url, at }: Origin, bytes: Uint8Array, nextUpdate: Instant): void {
    const longest = at.add({ hours: LONGEST_HOURS });
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
