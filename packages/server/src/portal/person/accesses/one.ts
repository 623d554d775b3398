import { ruleById } from "@kelisim/core";
import { readSubject } from "@kelisim/store";
import { AccessPage, accessWords } from "@kelisim/web/pages";
import { h } from "preact";
import { NOT_FOUND_PAGE, page, type PageAnswer } from "../../page-answer.ts";
import type { PersonVisit } from "../../visit.ts";
import { ownAccess } from "./own-access.ts";
import { showAccessesOf } from "./shown-accesses.ts";

/** `GET /me/accesses/:id` */
export async function showAccess(visit: PersonVisit): Promise<PageAnswer> {
  const access = await ownAccess(visit, visit.params["id"] ?? "");
  if (access === undefined) return NOT_FOUND_PAGE;
  const state = await readSubject(visit.shell.ctx.store, visit.subjectId);
  const [found] = await showAccessesOf(visit, [access], state);
  if (found === undefined) return NOT_FOUND_PAGE;
  const { shown, explanation } = found;
  const party = access.entry.requester?.id;
  const content = h(AccessPage, {
    shown,
    tried: explanation.replayed.tried.map(({ rule, outcome }) => {
      const { text, source } = ruleById(rule);
      return { text, source, outcome };
    }),
    ofParty: party && `/me/accesses?party=${party}`,
  });
  return page(accessWords.one, content);
}
