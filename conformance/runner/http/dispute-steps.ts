import { disputeConsent, newestAnswer, parseId, statusOf } from "@kelisim/core";
import { runPersonCommand } from "@kelisim/server";
import { subjectOfRecord } from "@kelisim/store";
import type { World } from "../world.ts";
import type { HttpContext } from "./http-context.ts";

/** What a person says of a consent in her own session: the runner behind her portal's page. */
export const disputeSteps = (context: HttpContext): Pick<World, "dispute"> => ({
  async dispute(step) {
    const { client, names, service } = context;
    const id = names.id(step.consent);
    if (step.through !== undefined) {
      const { key } = context.party(step.through);
      const done = await client.call("dispute-consent", { key, id });
      return done.ok ? { status: done.body.status } : { refused: done.code };
    }
    const consentId = parseId("con", id);
    if (consentId === undefined) throw new Error(`${step.consent} is no consent`);
    const { store, clock } = service;
    const subjectId = await subjectOfRecord(store.db, consentId.slice(4));
    if (subjectId === undefined) throw new Error(`${step.consent} is nobody's`);
    const now = clock.now();
    const { calendar, ids, config } = service;
    const world = { now, calendar, ids, readings: config.readings };
    const given = { consentId, evidenceSha256: "e".repeat(64) };
    const done = await runPersonCommand(
      { shell: { ctx: service }, subjectId, now },
      async (state) => disputeConsent(state, given, world),
    );
    if (!done.ok) return { refused: done.code };
    const consent = done.state.consents.get(consentId);
    if (consent === undefined) throw new Error("a disputed consent is not in the state");
    const newest = newestAnswer(done.state, consent) ?? consent;
    return { status: statusOf(consent, newest, 0, now) };
  },
});
