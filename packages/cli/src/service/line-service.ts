import { readFileSync } from "node:fs";
import { request as overHttp, type ClientRequest, type IncomingMessage } from "node:http";
import { request as overHttps } from "node:https";
import type { Text3 } from "@kelisim/core";
import { PROBLEM_CODES } from "@kelisim/protocol";
import { type CliFailure, usageFailure } from "../failure.ts";
import { refusedAs } from "./contract-refusal.ts";
import { DEFAULT_URL } from "./running-service.ts";

const noKey: Text3 = {
  kk: "Ұйымыңыздың кілті керек: оны KELISIM_API_KEY айнымалысында немесе --key-file файлында көрсетіңіз.",
  ru: "Нужен ключ вашей организации: укажите его в KELISIM_API_KEY или в файле --key-file.",
  en: "Your organisation's key is needed: put it into KELISIM_API_KEY, or into a file for --key-file.",
};
const noFile = (path: string): Text3 => ({
  kk: `Файл оқылмады: ${path}. Жолын және оқуға рұқсат бар-жоғын тексеріңіз.`,
  ru: `Файл не читается: ${path}. Проверьте путь и права.`,
  en: `The file cannot be read: ${path}. Check its path and permissions.`,
});
const badUrl = (url: string): Text3 => ({
  kk: `Мекенжай дұрыс емес: «${url}». Мысалы былай жазыңыз: --url http://127.0.0.1:8787`,
  ru: `Неверный адрес: «${url}». Запишите, например, так: --url http://127.0.0.1:8787`,
  en: `“${url}” is no address. Write, for example: --url http://127.0.0.1:8787`,
});

export const unreadable = (path: string): CliFailure => usageFailure(noFile(path));

/** The connection ended before the answer did: the call may be made again. */
export class BrokenConnection extends Error {
  override readonly name = "BrokenConnection";
}

/** Where a service is, and the key to it. */
export type Access = { readonly url: string; readonly key: string };

/** The service and the key that are meant. @throws CliFailure */
export function accessTo(options: { readonly url?: string; readonly keyFile?: string }): Access {
  const url = (options.url ?? (process.env["KELISIM_URL"] || DEFAULT_URL)).replace(/\/+$/, "");
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw usageFailure(badUrl(url));
  let key = process.env["KELISIM_API_KEY"] ?? "";
  if (options.keyFile !== undefined) {
    try {
      key = readFileSync(options.keyFile, "utf8").trim();
    } catch {
      throw unreadable(options.keyFile);
    }
  }
  if (key === "") throw usageFailure(noKey);
  return { url, key };
}

/** A call whose body, if it has one, is still to be written. */
export function openCall(
  { url, key }: Access,
  method: "GET" | "POST",
  path: string,
): { readonly request: ClientRequest; readonly response: Promise<IncomingMessage> } {
  const open = url.startsWith("https:") ? overHttps : overHttp;
  const request = open(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(method === "POST" && { "content-type": "application/x-ndjson" }),
    },
  });
  const response = new Promise<IncomingMessage>((resolve, reject) => {
    request.once("response", resolve);
    request.on("error", () => reject(new BrokenConnection()));
  });
  // Whoever waits for it hears of it; a body that breaks off is heard of there too.
  response.catch(() => undefined);
  return { request, response };
}

/** The whole text of an answer. @throws BrokenConnection */
async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  try {
    for await (const part of response) parts.push(part as Buffer);
  } catch {
    throw new BrokenConnection();
  }
  return Buffer.concat(parts).toString("utf8");
}

/** The refusal in an answer that is no success, in the words of the contract. @throws BrokenConnection */
export async function refusalIn(response: IncomingMessage): Promise<CliFailure> {
  const text = await textOf(response);
  let code: unknown;
  try {
    ({ code } = JSON.parse(text) as { readonly code?: unknown });
  } catch {
    throw new BrokenConnection();
  }
  const known = PROBLEM_CODES.find((one) => one === code);
  if (known === undefined || (response.statusCode ?? 500) >= 500) throw new BrokenConnection();
  return refusedAs(known);
}

/** The JSON of a GET; `undefined` for what is not there. @throws BrokenConnection @throws CliFailure */
export async function readJson<T>(access: Access, path: string): Promise<T | undefined> {
  const { request, response } = openCall(access, "GET", path);
  request.end();
  const answer = await response;
  if (answer.statusCode === 200) return JSON.parse(await textOf(answer)) as T;
  const refused = await refusalIn(answer);
  if (answer.statusCode === 404) return undefined;
  throw refused;
}
