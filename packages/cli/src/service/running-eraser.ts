import type { Text3 } from "@kelisim/core";
import { PROBLEM_CODES, type ErasedPersonAnswer } from "@kelisim/protocol";
import { CliFailure, usageFailure } from "../failure.ts";
import { refusedAs } from "./contract-refusal.ts";
import type { Order } from "./erase.ts";

const NO_KEY: Text3 = {
  kk: "Қызметтен сұрау үшін admin:erasure құқығы бар кілт керек. Оны KELISIM_API_KEY айнымалысында көрсетіңіз.",
  ru: "Чтобы обратиться к службе, нужен ключ с правом admin:erasure. Укажите его в KELISIM_API_KEY.",
  en: "To ask a service, a key with the scope admin:erasure is needed. Put it into KELISIM_API_KEY.",
};
const notReached = (url: string): Text3 => ({
  kk: `Қызмет жауап бермеді: ${url}. Мекенжайын тексеріңіз: --url немесе KELISIM_URL`,
  ru: `Служба не отвечает: ${url}. Проверьте её адрес: --url или KELISIM_URL`,
  en: `The service does not answer: ${url}. Check its address: --url or KELISIM_URL`,
});
const badUrl = (url: string): Text3 => ({
  kk: `Мекенжай дұрыс емес: «${url}». Мысалы былай жазыңыз: --url http://127.0.0.1:8787`,
  ru: `Неверный адрес: «${url}». Запишите, например, так: --url http://127.0.0.1:8787`,
  en: `“${url}” is no address. Write, for example: --url http://127.0.0.1:8787`,
});

/** How long a service may take: its answer comes after its disk. */
const PATIENCE_MS = 30_000;

/** Has a running service forget a person, with the key of the surroundings. @throws CliFailure */
export async function askToErase(url: string, { iin, reason }: Order): Promise<ErasedPersonAnswer> {
  const key = process.env["KELISIM_API_KEY"] || undefined;
  if (key === undefined) throw usageFailure(NO_KEY);
  const address = `${url.replace(/\/+$/, "")}/v1/erasures`;
  if (!URL.canParse(address) || !/^https?:/.test(address)) throw usageFailure(badUrl(url));
  const away = (): never => {
    throw new CliFailure(notReached(url));
  };
  const response = await fetch(address, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ data_subject: { iin: iin.digits }, ...(reason && { reason }) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(away);
  const answer = (await response.json().catch(away)) as Record<string, unknown>;
  if (response.ok) return answer as unknown as ErasedPersonAnswer;
  const code = PROBLEM_CODES.find((known) => known === answer["code"]);
  return code === undefined ? away() : Promise.reject(refusedAs(code));
}
