import type { FigureName } from "@kelisim/web/pages";
import { readDenied, readGrounds } from "./access-figures.ts";
import {
  readComplaintStates,
  readIdleObjects,
  readManyPersons,
  readOverdue,
} from "./other-figures.ts";
import type { ReadFigure } from "./source.ts";
import { readSpikes } from "./spike-figures.ts";

/** How each figure is read. */
export const READ_FIGURE: Readonly<Record<FigureName, ReadFigure>> = {
  overdue: readOverdue,
  grounds: readGrounds,
  denied: readDenied,
  spikes: readSpikes,
  "idle-objects": readIdleObjects,
  "many-persons": readManyPersons,
  "complaint-states": readComplaintStates,
};
