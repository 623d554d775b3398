import { createHash } from "node:crypto";
import type { Words } from "../people.ts";

export type Language = keyof Words;

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");

/** The first of the wanted languages that is one of ours; Kazakh otherwise. */
export function languageOf(wanted: string | undefined): Language {
  const [first = ""] = (wanted ?? "").split(/[ ,;]/);
  const primary = first.slice(0, 2).toLowerCase();
  return primary === "ru" || primary === "en" ? primary : "kk";
}

const STYLE = `
:root{color-scheme:light dark;--ink:#14202b;--paper:#f6f4ef;--card:#fff;--line:#7b8794;--mark:#8a4b00;--go:#0b5e55}
@media(prefers-color-scheme:dark){:root{--ink:#eef1f4;--paper:#14191f;--card:#1f262e;--line:#8b98a5;--mark:#ffc46b;--go:#7fd6c8}}
*{box-sizing:border-box}
body{margin:0;font:1.0625rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
main{max-width:40rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;line-height:1.25}
.demo{border-left:.35rem solid var(--mark);padding:.5rem .75rem;background:var(--card)}
ul{list-style:none;margin:1rem 0;padding:0;display:grid;gap:.5rem}
button{font:inherit;color:inherit;width:100%;min-height:48px;padding:.5rem .75rem;text-align:left;background:var(--card);border:1px solid var(--line);border-radius:.4rem;cursor:pointer}
button:hover{border-color:var(--go)}
button:focus-visible,a:focus-visible{outline:3px solid var(--go);outline-offset:2px}
button b,button span{display:block}
.cancel{text-align:center}
a{color:var(--go)}
`;

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/**
 * Forms lead back to the service, which may be anywhere: browsers hold each redirect after a form
 * against `form-action`, so it is left out.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; frame-ancestors 'none'`,
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** A page without scripts. @param body HTML, escaped where it must be */
export const htmlPage = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  `<meta name="viewport" content="width=device-width,initial-scale=1">` +
  `<title>${escaped(title)}</title><style>${STYLE}</style></head>` +
  `<body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;
