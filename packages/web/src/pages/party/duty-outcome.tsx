import type { DutyDetailAnswer } from "@kelisim/protocol";
import { Foreign } from "../../components/foreign.tsx";
import { Notice } from "../../components/notice.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Instantly } from "../../components/time.tsx";
import { usePage } from "../../page/page-context.ts";
import { DATA_FATES, DUTY_OUTCOMES, REFUSAL_GROUNDS } from "./duty-messages.ts";
import { dutyWords } from "./duty-page-messages.ts";
import { instantIn } from "./wire.ts";

/** How a duty ended: in time or late, and with what. */
export function DutyOutcomeFacts({ duty }: { readonly duty: DutyDetailAnswer }) {
  const { t } = usePage();
  const { outcome, discharged_at: at, late, ground, data, contestable } = duty;
  if (outcome === undefined || at === undefined) return null;
  return (
    <>
      <Notice tone={late === true ? "warning" : "success"} title={t(dutyWords.discharged)}>
        <p>{t(late === true ? dutyWords.dischargedLate : dutyWords.dischargedInTime)}</p>
        {contestable === true && <p>{t(dutyWords.contestable)}</p>}
      </Notice>
      <SummaryList
        rows={[
          { term: t(dutyWords.outcome), value: t(DUTY_OUTCOMES[outcome]) },
          { term: t(dutyWords.at), value: <Instantly at={instantIn(at)} /> },
          ...(ground === undefined
            ? []
            : [
                {
                  term: t(dutyWords.ground),
                  value: (
                    <>
                      {t(REFUSAL_GROUNDS[ground.kind])}
                      {ground.act !== undefined && (
                        <>
                          {": "}
                          <Foreign text={`${ground.act}, ${ground.article ?? ""}`} />
                        </>
                      )}
                    </>
                  ),
                },
              ]),
          ...(data === undefined ? [] : [{ term: t(dutyWords.data), value: t(DATA_FATES[data]) }]),
        ]}
      />
    </>
  );
}
