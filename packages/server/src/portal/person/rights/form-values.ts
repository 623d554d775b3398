import {
  COMPLAINT_ADDRESSEES,
  parseBin,
  parseId,
  type ComplaintAddressee,
  type ObjectId,
  type PartyId,
  type RightsCallKind,
} from "@kelisim/core";
import { partyByBin, type Db } from "@kelisim/store";
import type { RightsFault, RightsValues } from "@kelisim/web/pages";
import type { Form } from "../../visit.ts";

const MOST_CHARACTERS = 4000;

/** Control characters but the line end, overrides of direction, halves of characters: nobody types them. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff]/u;

/** What a form offers to choose from. */
export type Offered = {
  readonly kind: RightsCallKind;
  readonly parties: readonly PartyId[];
  /** Each base with its holder, who answers. */
  readonly places: ReadonlyMap<ObjectId, PartyId>;
  readonly categories: readonly string[];
};

/** What she chose and wrote, once nothing is wrong with it. */
export type Chosen = {
  readonly partyId: PartyId;
  readonly objectId: ObjectId | undefined;
  readonly categories: readonly string[] | undefined;
  readonly addressee: ComplaintAddressee | undefined;
  readonly text: string;
};

/** Browsers end lines with two characters, and people paste tabs. */
const typed = (form: Form, name: string): string =>
  (form.get(name) ?? "")
    .replaceAll("\r\n", "\n")
    .replaceAll("\r", "\n")
    .replaceAll("\t", " ")
    .trim();

/** What was typed, whether or not it is right. */
export const valuesIn = (form: Form): RightsValues => ({
  party: parseId("pty", form.get("party") ?? ""),
  bin: typed(form, "bin").slice(0, 20),
  place: parseId("obj", form.get("place") ?? ""),
  categories: form.getAll("categories"),
  addressee: COMPLAINT_ADDRESSEES.find((each) => each === form.get("addressee")),
  text: typed(form, "text"),
});

async function partyChosen(
  db: Db,
  { party, bin, place }: RightsValues,
  { kind, parties, places }: Offered,
): Promise<PartyId | RightsFault> {
  if (kind === "blocking") {
    return (place && places.get(place)) ?? { field: "place", fault: "place" };
  }
  if (bin !== "") {
    const read = parseBin(bin.replaceAll(" ", ""));
    const found = read.ok ? await partyByBin(db, read.bin) : undefined;
    return found?.id ?? { field: "bin", fault: "unknownBin" };
  }
  return party !== undefined && parties.includes(party)
    ? party
    : { field: "party", fault: "party" };
}

function faultOfText(text: string): RightsFault | undefined {
  if (text === "") return { field: "text", fault: "text" };
  if (text.length > MOST_CHARACTERS) return { field: "text", fault: "long" };
  return UNSEEN.test(text) ? { field: "text", fault: "signs" } : undefined;
}

/** Reads the form: what was chosen, or every fault of it. */
export async function chosenIn(
  db: Db,
  values: RightsValues,
  offered: Offered,
): Promise<Chosen | readonly RightsFault[]> {
  const party = await partyChosen(db, values, offered);
  const { text, addressee, categories, place } = values;
  const isComplaint = offered.kind === "complaint";
  const faults = [
    typeof party === "string" ? undefined : party,
    isComplaint && addressee === undefined
      ? ({ field: "addressee", fault: "addressee" } as const)
      : undefined,
    faultOfText(text),
  ].filter((fault) => fault !== undefined);
  if (typeof party !== "string" || faults.length > 0) return faults;
  const known = categories.filter((code) => offered.categories.includes(code));
  return {
    ...{ partyId: party, text },
    objectId: offered.kind === "blocking" ? place : undefined,
    categories: known.length === 0 ? undefined : known,
    addressee: isComplaint ? addressee : undefined,
  };
}
