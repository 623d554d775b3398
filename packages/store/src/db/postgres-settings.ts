import type pg from "pg";
import { decoderFor } from "./decode.ts";
import { checkedRole, SESSION_SETTINGS } from "./session-settings.ts";

export type SessionChoice = {
  readonly role?: string | undefined;
  readonly statementTimeoutMs?: number | undefined;
};

/** The start-up `options`: `-c name=value …`, with spaces and backslashes escaped. */
export function startupOptions(choice: SessionChoice): string {
  const settings = [...SESSION_SETTINGS];
  if (choice.statementTimeoutMs !== undefined) {
    settings.push(["statement_timeout", String(choice.statementTimeoutMs)]);
  }
  if (choice.role !== undefined) settings.push(["role", checkedRole(choice.role)]);
  return settings.map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, "\\$&")}`).join(" ");
}

/**
 * Takes `options=` out of a URL, because the driver lets the URL's ones replace ours: the
 * operator's come first, ours win.
 */
export function splitOptions(url: string): { readonly url: string; readonly options: string } {
  const query = url.indexOf("?");
  if (query < 0) return { url, options: "" };
  const params = new URLSearchParams(url.slice(query + 1));
  const options = params.get("options") ?? "";
  params.delete("options");
  const rest = params.toString();
  return { url: url.slice(0, query) + (rest === "" ? "" : `?${rest}`), options };
}

/** How long a unit of work waits for a connection, in milliseconds, before it fails. */
const CONNECT_TIMEOUT_MS = 10_000;

/** The driver's configuration of one connection. */
export function clientConfig(
  url: string,
  applicationName: string,
  choice: SessionChoice,
): pg.ClientConfig {
  const split = splitOptions(url);
  return {
    connectionString: split.url,
    options: `${split.options} ${startupOptions(choice)}`.trim(),
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser: decoderFor },
  };
}
