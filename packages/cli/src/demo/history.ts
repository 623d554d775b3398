import { legalDayOf, type Instant } from "@kelisim/core";
import { BankDesk, type Use } from "./bank-desk.ts";
import { daysBefore } from "./clock.ts";
import { DEMO_PARTIES } from "./parties.ts";
import type { DemoRegistry } from "./registry.ts";
import type { Seeder } from "./seeder.ts";

const SCORING: Use = { purpose: "credit_scoring", action: "process", categories: ["income"] };
const LETTERS: Use = { purpose: "marketing", action: "process", categories: ["phone"] };
const REPORT: Use = {
  purpose: "credit_bureau_report",
  action: "disclose",
  categories: ["iin", "full-name", "credit-history"],
  recipient: DEMO_PARTIES.thirdParty.bin,
};

/** A consent in force, used now and then; the bank's letters were never agreed to. */
async function consentInForce(desk: BankDesk): Promise<void> {
  const request = await desk.ask("credit_scoring", [40, 0]);
  const categories = ["iin", "full-name", "income", "phone"];
  await desk.answer(request, "credit_scoring", [40, 60], { answer: "grant", categories });
  const all = ["iin", "full-name", "income"];
  await desk.use("first look", { ...SCORING, action: "collect", categories: all }, [39, 90]);
  await desk.use("second look", SCORING, [20, 120]);
  await desk.use("third look", { ...SCORING, categories: ["income", "phone"] }, [5, 150]);
  await desk.use("letter", LETTERS, [5, 155]);
}

/** Passed on to the credit bureau, then taken back: the bank stopped, the bureau still has to. */
async function consentTakenBack(desk: BankDesk): Promise<void> {
  const request = await desk.ask("credit_bureau_report", [40, 0]);
  const granted = { answer: "grant" } as const;
  const consent = await desk.answer(request, "credit_bureau_report", [40, 60], granted);
  await desk.use("passed on", REPORT, [38, 90]);
  const duty = await desk.withdraw(consent, [5, 180]);
  await desk.stop(duty, [4, 240]);
  await desk.use("passed on again", REPORT, [3, 300]);
}

/** No to the letters, and a consent that has run out. */
async function refusalAndExpiry(desk: BankDesk, lastDayAt: Instant): Promise<void> {
  const letters = await desk.ask("marketing", [40, 0]);
  await desk.answer(letters, "marketing", [40, 60], { answer: "refuse" });
  const scoring = await desk.ask("credit_scoring", [39, 90], legalDayOf(lastDayAt));
  await desk.answer(scoring, "credit_scoring", [39, 120], { answer: "grant" });
  await desk.use("in time", SCORING, [20, 150]);
  await desk.use("too late", SCORING, [5, 180]);
}

/** What happened to the first three people before the demo began. */
export async function seedHistory(
  seeder: Seeder,
  registry: DemoRegistry,
  anchor: Instant,
): Promise<void> {
  const deskFor = (person: number): BankDesk => new BankDesk(seeder, registry, anchor, person);
  await consentInForce(deskFor(1));
  await consentTakenBack(deskFor(2));
  await refusalAndExpiry(deskFor(3), daysBefore(anchor, 10));
}
