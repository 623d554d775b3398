import type { ApiKeyId, Instant, SubjectId } from "@kelisim/core";

const HOUR_MS = 3_600_000;

type Window = { hour: number; readonly persons: Set<SubjectId> };

/**
 * How many distinct persons each key was denied in the running hour: a key that tries one person after
 * another is scraping. Kept in this process; it holds random pseudonyms, no identifiers.
 */
export class DeniedPersons {
  readonly #ceiling: number;
  readonly #windows = new Map<ApiKeyId, Window>();

  constructor(ceiling: number) {
    this.#ceiling = ceiling;
  }

  #windowOf(key: ApiKeyId, now: Instant): Window {
    const hour = Math.floor(now.epochMilliseconds / HOUR_MS);
    const known = this.#windows.get(key);
    if (known?.hour === hour) return known;
    const opened = { hour, persons: new Set<SubjectId>() };
    this.#windows.set(key, opened);
    return opened;
  }

  isOver(key: ApiKeyId, now: Instant): boolean {
    return this.#windowOf(key, now).persons.size >= this.#ceiling;
  }

  count(key: ApiKeyId, person: SubjectId, now: Instant): void {
    this.#windowOf(key, now).persons.add(person);
  }
}
