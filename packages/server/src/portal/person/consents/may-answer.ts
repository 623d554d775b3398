import {
  checkActing,
  mayRepresent,
  type Act,
  type RepresentationBasis,
  type SubjectState,
} from "@kelisim/core";
import type { MayAnswer } from "@kelisim/web/pages";
import { actedNow } from "../../../routes/acting.ts";
import type { PersonVisit } from "../../visit.ts";
import { actingIn } from "../run-person-command.ts";

/** Whether whoever is here may do this now. */
export const may = (visit: PersonVisit, state: SubjectState, act: Act): boolean =>
  checkActing(state, actingIn(visit), act, actedNow(visit, state)) === undefined;

/** Who may say yes in her place now, each basis once. */
const answerersOf = (visit: PersonVisit, state: SubjectState): readonly RepresentationBasis[] => {
  const { at } = actedNow(visit, state);
  const standing = [...state.representations.values()].filter((one) =>
    mayRepresent(one, "give", at),
  );
  return [...new Set(standing.map(({ basis }) => basis))];
};

export const mayAnswer = (visit: PersonVisit, state: SubjectState): MayAnswer => ({
  grant: may(visit, state, "give"),
  refuse: may(visit, state, "refuse"),
  answerers: visit.actingFor === undefined ? answerersOf(visit, state) : [],
});
