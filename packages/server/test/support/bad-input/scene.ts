import type { ConsentId, DutyId, PurposeId, RequestId } from "@kelisim/core";
import type { ProblemCode, RightsCallAnswer } from "@kelisim/protocol";
import { answer, ask, bankLine, grant, withdraw, type Line } from "../acts.ts";
import { newIin } from "../fictitious-numbers.ts";
import type { Api, Problem } from "../http-client.ts";
import { makeKey, registerPurpose, type World } from "../world.ts";

/** Records of every kind, each in the state that a row of the tables below needs. */
export type Scene = World & {
  readonly line: Line;
  /** A person with a pending request of the bank's, for `sharing`. */
  readonly pendingIin: string;
  readonly pending: RequestId;
  readonly answered: RequestId;
  readonly cancelled: RequestId;
  /** Asked for before its purpose was closed. */
  readonly ofClosed: RequestId;
  readonly closed: PurposeId;
  readonly automated: PurposeId;
  readonly consent: ConsentId;
  readonly duty: DutyId;
  readonly discharged: DutyId;
  readonly objection: DutyId;
  /** A person who is known and has no pending request. */
  readonly iin: string;
  /** The bank's, with `channel:assisted` alone. */
  readonly bankDesk: Api;
  /** The recipient's, with `channel:assisted` alone. */
  readonly bureauDesk: Api;
};

export const WORDS = { kk: "Мәтін", ru: "Текст", en: "Text" };
const AUTOMATED = {
  affects_rights: true,
  procedure: WORDS,
  consequences: WORDS,
  protection: WORDS,
};

/** Brings all of it about over HTTP. */
export async function setScene(world: World): Promise<Scene> {
  const { admin, bank, bureau, desk, objects } = world;
  const line = bankLine(world);
  const sharing = bankLine(world, "sharing");
  const iin = newIin();
  const consent = await grant(world, line, iin);
  const pendingIin = newIin();
  const pending = await ask(sharing, pendingIin);
  const answered = await ask(line, newIin());
  await answer(desk.api, answered.id);
  const cancelled = await ask(line, newIin());
  await bank.api.post(`/v1/consent-requests/${cancelled.id}/cancel`);
  const closed = await registerPurpose(bank, objects.bank, { code: "closed" });
  const ofClosed = await ask({ ...line, purposeId: closed }, newIin());
  await bank.api.post(`/v1/purposes/${closed}/close`);
  const automated = await registerPurpose(bank, objects.bank, {
    code: "automated",
    actions: ["process", "automated-decision"],
    automated: AUTOMATED,
  });
  const [duty] = (await withdraw(desk.api, await grant(world, line, newIin()))).duties;
  const [done] = (await withdraw(desk.api, await grant(world, line, newIin()))).duties;
  if (duty === undefined || done === undefined) throw new Error("a withdrawal without a duty");
  await bank.api.post(`/v1/duties/${done.id}/discharge`, { outcome: "ceased" });
  const objection = await desk.api.post<RightsCallAnswer>("/v1/objections", {
    iin,
    party_id: bank.id,
    text: "Қарсымын",
  });
  const assisted = async (party: typeof bank): Promise<Api> =>
    admin.as((await makeKey(admin, party.id, ["channel:assisted"])).key);
  return {
    ...world,
    line,
    iin,
    pendingIin,
    closed,
    automated,
    consent,
    pending: pending.id,
    answered: answered.id,
    cancelled: cancelled.id,
    ofClosed: ofClosed.id,
    duty: duty.id,
    discharged: done.id,
    objection: objection.duty_id,
    bankDesk: await assisted(bank),
    bureauDesk: await assisted(bureau),
  };
}

/** One wrong call: what is wrong, and how it is refused. `pointers` are the members it must name. */
export type Row = readonly [
  name: string,
  act: (scene: Scene) => Promise<Problem>,
  status: number,
  code: ProblemCode,
  pointers?: readonly string[],
];
