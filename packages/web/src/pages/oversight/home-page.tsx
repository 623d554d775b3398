import type { ServiceKind, Text3 } from "@kelisim/core";
import { Button } from "../../components/button.tsx";
import { Empty } from "../../components/empty.tsx";
import { Foreign } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/section.tsx";
import { Title } from "../../components/title.tsx";
import type { MessageValues } from "../../i18n/translate.ts";
import { usePage } from "../../page/page-context.ts";
import { figureWords } from "./figure-messages.ts";
import { figureNames, type FigureName } from "./figure-names.ts";
import { WhyFew } from "./figure-page.tsx";
import { FigureTable } from "./figure-table.tsx";
import { homeWords } from "./home-messages.ts";
import type { ShownTable } from "./shown-table.ts";

export type OversightHomeProps = {
  readonly figures: readonly {
    readonly name: FigureName;
    readonly table: ShownTable;
    /** Which days it is about. */
    readonly when: { readonly text: Text3; readonly values?: MessageValues };
  }[];
  readonly saved: readonly { readonly id: string; readonly name: string; readonly to: string }[];
  readonly service: ServiceKind;
  /** Said after a question was kept or could not be. */
  readonly done: { readonly tone: "success" | "warning"; readonly text: Text3 } | undefined;
};

function Saved({ saved }: Pick<OversightHomeProps, "saved">) {
  const { t } = usePage();
  if (saved.length === 0) return <Empty>{t(homeWords.noSaved)}</Empty>;
  return (
    <ul class="plain">
      {saved.map(({ id, name, to }) => (
        <li key={id}>
          <a href={to}>
            <Foreign text={name} />
          </a>
          <Form action="/oversight/queries">
            <Hidden name="forget" value={id} />
            <Button kind="secondary">
              {t(homeWords.forget)}
              <span class="vh">: {t(homeWords.forgetAbout, { name })}</span>
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  );
}

/** All figures at a glance, each with the way to its page. */
export function OversightHomePage({ figures, saved, service, done }: OversightHomeProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(homeWords.title)}</Title>
      <p class="lead">{t(homeWords.lead)}</p>
      {done !== undefined && <Notice tone={done.tone}>{t(done.text)}</Notice>}
      <p>
        {t(homeWords.readOnly)} {t(figureWords.logged)}
      </p>
      {service === "non-state" && <Notice tone="info">{t(figureWords.ownService)}</Notice>}
      <Section title={t(homeWords.savedTitle)}>
        <Saved saved={saved} />
      </Section>
      {figures.map(({ name, table, when }) => (
        <Section key={name} title={t(figureNames[name].title)}>
          <p class="when">{t(when.text, when.values)}</p>
          <FigureTable table={table} />
          <p>
            <a href={`/oversight/${name}`}>
              {t(homeWords.more)}
              <span class="vh">: {t(figureNames[name].title)}</span>
            </a>
          </p>
        </Section>
      ))}
      <WhyFew />
    </>
  );
}
