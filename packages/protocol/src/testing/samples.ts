import { completeCheckDigit } from "@kelisim/core";

const made = (eleven: string): string => {
  const twelve = completeCheckDigit(eleven);
  if (twelve === undefined) throw new Error("no check digit fits this sample");
  return twelve;
};

/** Fictitious numbers and ids for the tests. */
export const IIN = made("90010130081");
export const BIN = made("12034000001");
export const OTHER_BIN = made("15054000002");
const HEX = "0196f0c2a1b47c3d8e9f0a1b2c3d4e5f";
export const PTY = `pty_${HEX}`;
export const OBJ = `obj_${HEX}`;
export const PUR = `pur_${HEX}`;
export const REQ = `req_${HEX}`;
export const CON = `con_${HEX}`;
export const DTY = `dty_${HEX}`;
export const SHA = "ab".repeat(32);
export const TEXT = { kk: "Несие бағасы", ru: "Оценка кредита", en: "Credit scoring" };

export const PAPER = { kind: "written", document_sha256: SHA, signed_on: "2026-07-13" };

export const PURPOSE = {
  code: "credit_scoring",
  name: TEXT,
  description: { kk: "Бірінші жол.\nЕкінші жол.", ru: "Две\nстроки.", en: "Two\nlines." },
  party_id: PTY,
  object_ids: [OBJ],
  categories: { required: ["iin", "full-name", "income"], optional: ["phone"] },
  actions: ["collect", "process"],
  max_term: "P1Y",
  ends: "date",
  recipients: [],
  cross_border: [],
  published: false,
  source: "digital-object",
};

export const QUESTION = {
  subject: { type: "party", id: BIN, properties: { employee: "teller 7" } },
  action: { name: "process" },
  resource: {
    type: "digital_object",
    id: OBJ,
    properties: { data_subject: IIN, categories: ["income"], recipient: OTHER_BIN, country: "DE" },
  },
  context: { purpose: PUR, mode: "enforce", want_ticket: false },
};

const { max_term: _, ...withoutTerm } = PURPOSE;
/** A purpose with none of its optional members. */
export const BARE_PURPOSE = withoutTerm;
