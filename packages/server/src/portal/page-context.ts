import type { Language } from "@kelisim/core";
import { translator, type PageContext, type ShownPersona } from "@kelisim/web/pages";
import { formToken } from "./form-token.ts";
import { navOf, ROLE_NAMES } from "./nav.ts";
import { representedName } from "./session/represented-name.ts";
import type { Form, Persona, SignedIn, Visit } from "./visit.ts";

function shown({ name }: SignedIn, persona: Persona, language: Language): ShownPersona {
  switch (persona.kind) {
    case "self":
      return { kind: "self", name };
    case "represented":
      return {
        ...{ kind: "represented", name },
        dataSubject: representedName(persona, language),
        until: persona.until,
      };
    case "staff":
      return {
        ...{ kind: "staff", name },
        role: ROLE_NAMES[persona.role],
        party: persona.party.name,
      };
  }
}

function fieldsOf(form: Form | undefined): PageContext["kept"] {
  if (form === undefined) return undefined;
  return new Map([...new Set(form.keys())].map((name) => [name, form.getAll(name)]));
}

/** What the frame around a page shows. */
export const pageContext = (
  visit: Visit,
  who: { readonly signedIn: SignedIn; readonly persona: Persona } | undefined,
  assets: PageContext["assets"],
  kept?: Form,
): PageContext => ({
  language: visit.language,
  t: translator(visit.language),
  now: visit.now,
  here: `${visit.path}${visit.query.size === 0 ? "" : `?${visit.query}`}`,
  persona: who && shown(who.signedIn, who.persona, visit.language),
  hasPersonas: who !== undefined,
  nav: navOf(who?.persona),
  csrf: who === undefined ? "" : formToken(who.signedIn.csrf, who.persona),
  endsAt: who?.signedIn.endsAt,
  assets,
  kept: fieldsOf(kept),
  isDemo: visit.shell.ctx.config.demo,
});
