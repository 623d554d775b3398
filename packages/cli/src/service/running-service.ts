import type { Instant, Text3 } from "@kelisim/core";
import { CliFailure, usageFailure } from "../failure.ts";
import type { DecisionExplained } from "../output/explanation.ts";

/** Where a service listens unless told otherwise. */
export const DEFAULT_URL = "http://127.0.0.1:8787";

/** A service that is running somewhere, and the keys that may be tried on it. */
export type RunningService = { readonly url: string; readonly keys: readonly string[] };

const noKey: Text3 = {
  kk: "Қойманы қызмет пайдаланып тұр, сондықтан жауапты сол қызметтен сұраймыз. Ұйымыңыздың кілтін көрсетіңіз: --key немесе KELISIM_API_KEY",
  ru: "Хранилище занято работающей службой, поэтому спросить надо её. Укажите ключ вашей организации: --key или KELISIM_API_KEY",
  en: "A running service is using the store, so it has to be asked. Give your organisation's key: --key or KELISIM_API_KEY",
};
const notReached = (url: string): Text3 => ({
  kk: `Қызмет жауап бермеді: ${url}. Мекенжайын тексеріңіз: --url немесе KELISIM_URL`,
  ru: `Служба не отвечает: ${url}. Проверьте её адрес: --url или KELISIM_URL`,
  en: `The service does not answer: ${url}. Check its address: --url or KELISIM_URL`,
});
const keyRefused: Text3 = {
  kk: "Қызмет бұл кілтті қабылдамады. Кілттің мерзімін және құқықтарын тексеріңіз: access:decide немесе log:read керек.",
  ru: "Служба не приняла этот ключ. Проверьте его срок и права: нужно access:decide или log:read.",
  en: "The service did not accept this key. Check its expiry and its scopes: access:decide or log:read is needed.",
};
const badUrl = (url: string): Text3 => ({
  kk: `Мекенжай дұрыс емес: «${url}». Мысалы былай жазыңыз: --url http://127.0.0.1:8787`,
  ru: `Неверный адрес: «${url}». Запишите, например, так: --url http://127.0.0.1:8787`,
  en: `“${url}” is no address. Write, for example: --url http://127.0.0.1:8787`,
});
const strange = (status: number): Text3 => ({
  kk: `Қызметтен күтпеген жауап келді (${status}). Сәл кейін қайталаңыз немесе қызметтің журналын қараңыз.`,
  ru: `Служба ответила неожиданно (${status}). Повторите чуть позже или посмотрите её журнал.`,
  en: `The service gave an unexpected answer (${status}). Try again later, or look into its log.`,
});

async function get(base: string, path: string, key: string): Promise<Response> {
  const url = `${base.replace(/\/+$/, "")}${path}`;
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw usageFailure(badUrl(base));
  try {
    return await fetch(url, {
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    throw new CliFailure(notReached(base));
  }
}

/**
 * Asks a running service to explain a decision, with one key after the other.
 * @returns `undefined` where no key's party knows the decision
 * @throws CliFailure
 */
export async function askToExplain(
  { url, keys }: RunningService,
  decisionId: string,
  at?: Instant,
): Promise<DecisionExplained | undefined> {
  if (keys.length === 0) throw usageFailure(noKey);
  const query = at === undefined ? "" : `?at=${at.toString()}`;
  const path = `/v1/access-decisions/${encodeURIComponent(decisionId)}${query}`;
  let refused = 0;
  for (const key of keys) {
    const response = await get(url, path, key);
    if (response.ok) return (await response.json()) as DecisionExplained;
    if (response.status === 401 || response.status === 403) refused += 1;
    else if (response.status !== 404) throw new CliFailure(strange(response.status));
  }
  if (refused === keys.length) throw new CliFailure(keyRefused);
  return undefined;
}
