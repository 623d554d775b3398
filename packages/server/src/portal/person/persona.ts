import { setPersona } from "@kelisim/store";
import { PersonaPage, representativeWords, type PersonaChoice } from "@kelisim/web/pages";
import { h } from "preact";
import { localPath } from "../local-path.ts";
import { homeOf, ROLE_NAMES } from "../nav.ts";
import { page, redirect, type PageAnswer } from "../page-answer.ts";
import { representedName } from "../session/represented-name.ts";
import { personaIdOf, personasOf } from "../session/personas.ts";
import type { Form, Persona, SignedInVisit } from "../visit.ts";

const WRONG_FORM = 422;

const valueOf = (persona: Persona): string => personaIdOf(persona) ?? "self";

function choiceOf(visit: SignedInVisit, persona: Persona): PersonaChoice {
  const value = valueOf(persona);
  switch (persona.kind) {
    case "self":
      return { kind: "self", value: "self", name: visit.signedIn.name };
    case "represented": {
      const { kind, until, basis } = persona;
      return { kind, value, until, basis, name: representedName(persona, visit.language) };
    }
    case "staff":
      return { kind: "staff", value, role: ROLE_NAMES[persona.role], party: persona.party.name };
  }
}

function choicePage(
  visit: SignedInVisit,
  personas: readonly Persona[],
  isFaulty: boolean,
): PageAnswer {
  const choices = personas.map((persona) => choiceOf(visit, persona));
  const content = h(PersonaPage, { choices, current: valueOf(visit.persona), isFaulty });
  return page(representativeWords.persona, content, isFaulty ? WRONG_FORM : 200);
}

/** `GET /persona` */
export const showPersonas = async (visit: SignedInVisit): Promise<PageAnswer> =>
  choicePage(visit, await personasOf(visit.shell.ctx, visit.signedIn, visit.now), false);

/** Acts as another from now on: only as one of hers, as they stand at this instant. */
export async function takePersona(visit: SignedInVisit, form: Form): Promise<PageAnswer> {
  const { shell, signedIn, now } = visit;
  const personas = await personasOf(shell.ctx, signedIn, now);
  const chosen = personas.find((persona) => valueOf(persona) === form.get("persona"));
  if (chosen === undefined) return choicePage(visit, personas, true);
  const sha256 = new Uint8Array(Buffer.from(signedIn.sessionSha256, "hex"));
  const session = { subjectId: signedIn.subjectId, sha256 };
  await setPersona(shell.ctx.store.db, session, personaIdOf(chosen));
  return redirect(localPath(visit.query.get("to"), homeOf(chosen)));
}
