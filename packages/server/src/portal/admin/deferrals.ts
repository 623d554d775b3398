import { groundByCode, isHidden, parseId } from "@kelisim/core";
import { deferringPurposes } from "@kelisim/store";
import { DeferralsPage, deferralWords, type DeferralLine } from "@kelisim/web/pages";
import { h } from "preact";
import { openCursor, sealCursor } from "../../routes/cursor.ts";
import { page, type PageAnswer } from "../page-answer.ts";
import { listPath } from "../party/gather.ts";
import type { StaffVisit } from "../visit.ts";

const PATH = "/admin/deferrals";
const ROWS = 50;

/**
 * `/admin/deferrals`: which purposes put off telling people, as the register has it. How often they did is
 * for the authorised body alone.
 */
export async function showDeferrals(visit: StaffVisit): Promise<PageAnswer> {
  const { shell, persona, query, now } = visit;
  const call = { ctx: shell.ctx, caller: { key: persona.key, party: persona.party } };
  const cursor = query.get("after");
  const place = cursor === null ? undefined : openCursor(call, PATH, null, cursor);
  const after = parseId("pur", place?.["id"] ?? "");
  const found = await deferringPurposes(shell.ctx.store.db, after, ROWS + 1);
  const listed = found.slice(0, ROWS);
  const last = listed.at(-1);
  const deferrals = listed.flatMap(({ purpose, party }): DeferralLine[] => {
    const ground = purpose.declared.legal_ground;
    const deferral = ground?.deferral;
    if (ground === undefined || deferral === undefined) return [];
    return [
      {
        party: { name: party.name, bin: party.bin },
        ground: groundByCode(ground.code)?.text,
        act: `${deferral.act}, ${deferral.article}`,
        ...{ until: deferral.until, event: deferral.event, isRunning: isHidden(ground, now) },
        counts: undefined,
      },
    ];
  });
  const next =
    found.length > ROWS && last !== undefined
      ? listPath(PATH, {}, sealCursor(call, PATH, null, { id: last.purpose.id }))
      : undefined;
  return page(
    deferralWords.title,
    h(DeferralsPage, {
      ...{ deferrals, next, isOversight: false },
      first: after === undefined ? undefined : PATH,
    }),
  );
}
