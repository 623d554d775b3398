import { legalDayOf } from "@kelisim/core";
import {
  busyAskers,
  complaintGroups,
  idleObjects,
  overdueGroups,
  partyNames,
  PERSONS_COUNTED,
} from "@kelisim/store";
import { columnWords, figureNames, type ShownRow } from "@kelisim/web/pages";
import { figuresBy, ranked } from "./figures.ts";
import { kindWords } from "./kind-words.ts";
import { figureCell, kindTable, partyTable, recordsPath, type ReadFigure } from "./source.ts";

/** Duties whose day has passed, as they stand now. */
export const readOverdue: ReadFigure = async (sources, { bin, kind }) => {
  const today = legalDayOf(sources.now);
  const all = await overdueGroups(sources.store.db, today, bin);
  const groups = all.filter((group) => kind === undefined || group.kind === kind);
  const { title, empty } = figureNames.overdue;
  const table = { empty, unit: columnWords.duties, caption: title };
  return {
    ...{ from: undefined, to: today },
    tables: [
      await partyTable(
        sources,
        { ...table, party: columnWords.party },
        ranked(figuresBy(groups, (group) => group.bin)),
        (number) => recordsPath("overdue", { bin: number, kind }),
      ),
      kindTable(
        { ...table, caption: columnWords.duty, kind: columnWords.duty },
        ranked(figuresBy(groups, (group) => group.kind ?? "")),
        (each) => kindWords("overdue", each),
      ),
    ],
  };
};

/** Complaints of a year by how they stand. */
export const readComplaintStates: ReadFigure = async (sources, { year, bin }) => {
  const today = legalDayOf(sources.now);
  const groups = await complaintGroups(sources.store.db, { year, today }, bin);
  const { title, empty } = figureNames["complaint-states"];
  const table = { empty, unit: columnWords.complaints, caption: title };
  return {
    ...{ from: undefined, to: today },
    tables: [
      kindTable(
        { ...table, kind: columnWords.state },
        ranked(figuresBy(groups, (group) => group.kind ?? "")),
        (each) => kindWords("complaint-states", each),
      ),
      await partyTable(
        sources,
        { ...table, caption: columnWords.party, party: columnWords.party },
        ranked(figuresBy(groups, (group) => group.bin)),
        () => undefined,
      ),
    ],
  };
};

/** Objects with consents about which nobody asks. */
export const readIdleObjects: ReadFigure = async ({ store, now }, { from, to, bin }) => {
  const objects = await idleObjects(store.db, { from, to }, { now, bin });
  const { title, empty } = figureNames["idle-objects"];
  return {
    ...{ from, to },
    tables: [
      {
        ...{ name: "objects", caption: title, empty, chart: "bars" },
        columns: [
          { name: "object", label: columnWords.object },
          { name: "organisation", label: columnWords.party },
          { name: "persons", label: columnWords.persons },
        ],
        rows: objects.map(({ name, bin: number, operator, persons }): ShownRow => {
          const hasFew = persons === undefined || persons >= PERSONS_COUNTED;
          return {
            cells: [
              { kind: "text", text: name },
              { kind: "party", bin: number, name: operator },
              figureCell({ count: persons ?? 0, hasFew }),
            ],
          };
        }),
      },
    ],
  };
};

/** Who asked about many people within an hour; figures are rounded down, so there is always more. */
export const readManyPersons: ReadFigure = async ({ store }, { from, to, bin, persons }) => {
  const askers = await busyAskers(store.db, { from, to }, { bin, atLeast: persons });
  const names = await partyNames(
    store.db,
    askers.map((asker) => asker.bin),
  );
  const { title, empty } = figureNames["many-persons"];
  return {
    ...{ from, to },
    tables: [
      {
        ...{ name: "askers", caption: title, empty, chart: "bars" },
        columns: [
          { name: "organisation", label: columnWords.party },
          { name: "employee", label: columnWords.employee },
          { name: "hour", label: columnWords.hour },
          { name: "persons", label: columnWords.persons },
        ],
        rows: askers.map(({ bin: number, employee, hour, persons: count }): ShownRow => {
          const day = legalDayOf(hour);
          return {
            cells: [
              { kind: "party", bin: number, name: names.get(number) },
              employee === undefined
                ? { kind: "text", text: columnWords.noEmployee }
                : { kind: "foreign", text: employee },
              { kind: "instant", at: hour },
              figureCell({ count, hasFew: true }),
            ],
            records: recordsPath("many-persons", { bin: number, from: day, to: day }),
          };
        }),
      },
    ],
  };
};
