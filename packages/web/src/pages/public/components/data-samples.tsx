import { BarChart } from "../../../components/bar-chart.tsx";
import { CategoryList } from "../../../components/category-list.tsx";
import { CopyText } from "../../../components/copy-text.tsx";
import { Foreign, LongForeign } from "../../../components/foreign.tsx";
import { LawRef } from "../../../components/law-ref.tsx";
import { MatchingWord } from "../../../components/matching-word.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { FromField, PhonePreview } from "../../../components/phone-preview.tsx";
import { Progress } from "../../../components/progress.tsx";
import { Table } from "../../../components/table.tsx";
import { dayText } from "../../../i18n/dates.ts";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { addDays, day, sameText } from "@kelisim/core";
import { sample } from "./sample-messages.ts";

export function Tables() {
  const { t, language } = usePage();
  const days = Array.from({ length: 28 }, (_, n) => ({
    label: dayText(addDays(day("2026-07-01"), n), language),
    value: (n * 37) % 23,
  }));
  return (
    <>
      <Table
        caption={t(sample.byOrganisation)}
        columns={[{ label: t(sample.organisation) }, { label: t(sample.number), numeric: true }]}
        rows={[
          [t(sample.bank), 12],
          [t(sample.clinic), 3],
        ]}
        empty={t(sample.nothing)}
      />
      <Table caption={t(sample.byOrganisation)} columns={[]} rows={[]} empty={t(sample.nothing)} />
      <BarChart
        caption={t(sample.byOrganisation)}
        what={t(sample.organisation)}
        unit={sample.number}
        bars={[
          { label: t(sample.bank), value: 1200 },
          { label: t(sample.clinic), value: 310 },
        ]}
      />
      <BarChart caption={t(sample.perDay)} what={t(sample.day)} unit={sample.number} bars={days} />
    </>
  );
}

/** A name whose Cyrillic letters are partly Latin ones, and words that try to turn and to hide the line. */
const IMITATION = sameText("«Kас\u0440і» Б\u0430нк");
const HOSTILE = "<b>\u202e123\u202c</b> \u200b& \"'".concat("ұ".repeat(90));

export function WordsFromOutside() {
  const { t } = usePage();
  return (
    <>
      <p>
        <PartyName name={IMITATION} bin="250140000017" />
      </p>
      <p>
        <Foreign text={HOSTILE} />
      </p>
      <LongForeign text={`${t(sample.info)} `.repeat(40)} />
      <CategoryList
        categories={[
          { code: "phone", name: sample.phone, biometric: false, sensitive: false },
          { code: "face", name: sample.face, biometric: true, sensitive: true },
          { code: "health", name: sample.health, biometric: false, sensitive: true },
        ]}
      />
      <p>
        <LawRef source={{ act: "94-V", article: "8", part: "7" }} />
      </p>
    </>
  );
}

export const Matching = () => <MatchingWord word="қарлығаш" />;

export function Moving() {
  const { t } = usePage();
  return (
    <>
      <CopyText
        label={t(sample.command)}
        text={'curl -H "authorization: Bearer $KELISIM_API_KEY"'}
      />
      <Progress done={320} total={1200} label={t(sample.rows)} />
    </>
  );
}

export function Phone() {
  const { t } = usePage();
  return (
    <PhonePreview>
      <p class="hint">{t(terms.requester)}</p>
      <p>
        <strong>{t(sample.bank)}</strong>
      </p>
      <p class="hint">{t(terms.Purpose)}</p>
      <p>
        <FromField name="why" value={t(sample.title)} />
      </p>
    </PhonePreview>
  );
}
