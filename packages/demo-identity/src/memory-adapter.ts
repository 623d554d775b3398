import type { Adapter, Payload } from "oidc-provider";

type Kept = { readonly payload: Payload; readonly expiresAt: number };

/** Looked at when something is put down, so that a demo of many days does not grow. */
const SWEEP_ABOVE = 1000;

/** Records of the provider in memory: they are gone with the process, and so are its keys. */
export class Memory {
  readonly #kept = new Map<string, Kept>();

  /** One kind of record. @param fixed what is found by id without ever being put down */
  adapter(kind: string, fixed: (id: string) => Payload | undefined): Adapter {
    const at = (id: string): string => `${kind} ${id}`;
    const found = (id: string): Payload | undefined => fixed(id) ?? this.#alive(at(id));
    return {
      upsert: async (id, payload, expiresIn = Number.POSITIVE_INFINITY) => {
        this.#sweep();
        this.#kept.set(at(id), { payload, expiresAt: Date.now() + expiresIn * 1000 });
      },
      find: async (id) => found(id),
      findByUid: async (uid) =>
        this.#where((payload, key) => key.startsWith(at("")) && payload["uid"] === uid),
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const kept = this.#kept.get(at(id));
        if (kept === undefined) return;
        const consumed = Math.floor(Date.now() / 1000);
        this.#kept.set(at(id), { ...kept, payload: { ...kept.payload, consumed } });
      },
      destroy: async (id) => void this.#kept.delete(at(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of this.#kept) {
          if (payload["grantId"] === grantId) this.#kept.delete(key);
        }
      },
    };
  }

  #alive(key: string): Payload | undefined {
    const kept = this.#kept.get(key);
    return kept === undefined || kept.expiresAt <= Date.now() ? undefined : kept.payload;
  }

  #where(is: (payload: Payload, key: string) => boolean): Payload | undefined {
    for (const [key, { payload }] of this.#kept) if (is(payload, key)) return this.#alive(key);
    return undefined;
  }

  #sweep(): void {
    if (this.#kept.size < SWEEP_ABOVE) return;
    for (const key of this.#kept.keys()) if (this.#alive(key) === undefined) this.#kept.delete(key);
  }
}
