import { timingSafeEqual } from "node:crypto";
import { personaIdOf } from "./session/personas.ts";
import type { Persona } from "./visit.ts";

const SELF = "self";

const isEqual = (sent: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(sent), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** What names a persona in a token and beside kept input: a UUID without dashes, or `self`. */
export const personaMark = (persona: Persona): string =>
  personaIdOf(persona)?.replaceAll("-", "") ?? SELF;

/**
 * What goes with every form: the session's secret token, and as whom she was when the page was made. In another
 * tab she may have become somebody else since then, or her authority may have ended.
 */
export const formToken = (csrf: string, persona: Persona): string =>
  csrf === "" ? "" : `${csrf}.${personaMark(persona)}`;

const partsOf = (form: URLSearchParams): readonly [csrf: string, mark: string] => {
  const sent = form.get("csrf") ?? "";
  const dot = sent.indexOf(".");
  return dot < 0 ? [sent, ""] : [sent.slice(0, dot), sent.slice(dot + 1)];
};

/** Whether a form carries its session's token, as whomever it was filled in. */
export const hasToken = (form: URLSearchParams, csrf: string): boolean =>
  csrf !== "" && isEqual(partsOf(form)[0], csrf);

/** As whom a form was filled in. Only a form whose token is right tells it. */
export const filledInAs = (form: URLSearchParams): string => partsOf(form)[1];
