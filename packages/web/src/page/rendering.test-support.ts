import { instantOf, type Language } from "@kelisim/core";
import type { ComponentChildren } from "preact";
import { registerTsx } from "../tsx/register-tsx.ts";
import type { PageContext } from "./page-context.ts";

registerTsx();
const pages = await import("../pages/index.ts");

/** 14 July 2026, 10:00 in the legal zone. */
export const TEN_OCLOCK = instantOf(Date.UTC(2026, 6, 14, 5));

/** A page that nobody is signed in to. */
export const pageIn = (language: Language, more: Partial<PageContext> = {}): PageContext => ({
  language,
  t: pages.translator(language),
  now: TEN_OCLOCK,
  here: "/here",
  persona: undefined,
  hasPersonas: false,
  nav: [],
  csrf: "",
  endsAt: undefined,
  assets: { "style.css": "/assets/style.css", "islands.js": "/assets/islands.js" },
  kept: undefined,
  isDemo: false,
  ...more,
});

/** Some content as HTML, without the frame. */
export const htmlOf = (
  content: ComponentChildren,
  language: Language = "kk",
  more: Partial<PageContext> = {},
): string => pages.renderPart(content, pageIn(language, more));

/** The words that somebody sees or hears, without the marks. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
