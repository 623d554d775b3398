import type { Instant } from "@kelisim/core";
import { Button, ButtonRow, LinkButton } from "../../../components/button.tsx";
import {
  CategoryList,
  CategoryName,
  type ShownCategory,
} from "../../../components/category-list.tsx";
import { Checkboxes } from "../../../components/checkboxes.tsx";
import { Details } from "../../../components/details.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../../components/error-summary.tsx";
import { Foreign, ForeignText } from "../../../components/foreign.tsx";
import { Form, Hidden } from "../../../components/form.tsx";
import { MatchingWord } from "../../../components/matching-word.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Section } from "../../../components/section.tsx";
import { Title } from "../../../components/title.tsx";
import { instantText } from "../../../i18n/dates.ts";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import { SignOption } from "../signing/sign-option.tsx";
import type {
  ShownActing,
  ShownAnswerers,
  ShownByLaw,
  ShownLine,
  ShownNotice,
} from "./line-facts.ts";
import { lineWords } from "./line-messages.ts";
import { AutomatedPart, GroupedCategories, LineSummary, NoticeText } from "./line-summary.tsx";
import { questionWords } from "./question-messages.ts";

/** What whoever looks at a request may answer, and who may where she may not. */
export type MayAnswer = {
  readonly grant: boolean;
  readonly refuse: boolean;
  readonly answerers: ShownAnswerers;
};

export type QuestionPageProps = {
  readonly line: ShownLine;
  /** What a standing consent gives already, where only the rest is asked for. */
  readonly standing: readonly ShownCategory[];
  readonly acting: ShownActing;
  readonly may: MayAnswer;
  readonly matchingWord: string;
  readonly expiresAt: Instant;
  readonly notice: ShownNotice;
  readonly byLaw: readonly ShownByLaw[];
  /** Days in which the party may not ask again after a no; 0: none. */
  readonly coolDownDays: number;
  /** Path of the form to print. */
  readonly paperPath: string;
  /** Whether an electronic signature can be verified here. */
  readonly canSign: boolean;
  readonly errors: readonly FieldError[];
};

/** The gist of a no in a line, the rest for those who want it. */
function IfRefused({
  coolDownDays,
  expiresAt,
}: Pick<QuestionPageProps, "coolDownDays" | "expiresAt">) {
  const { t, language } = usePage();
  return (
    <>
      <p>{t(questionWords.refusedNoData)}</p>
      <Details summary={t(questionWords.ifRefused)}>
        <ul>
          <li>{t(questionWords.refusedService)}</li>
          {coolDownDays > 0 && <li>{t(questionWords.refusedCoolDown, { n: coolDownDays })}</li>}
          <li>{t(questionWords.silence, { until: instantText(expiresAt, language) })}</li>
          <li>{t(questionWords.canWithdraw)}</li>
        </ul>
      </Details>
    </>
  );
}

function ByLaw({ byLaw }: Pick<QuestionPageProps, "byLaw">) {
  const { t } = usePage();
  if (byLaw.length === 0) return <p class="hint">{t(questionWords.byLawNone)}</p>;
  return (
    <Details summary={t(questionWords.byLawTitle)}>
      <p>{t(questionWords.byLawHelp)}</p>
      {byLaw.map(({ purpose, categories, act, article }, index) => (
        <div key={index}>
          <h3>
            <ForeignText text={purpose} />
          </h3>
          <CategoryList categories={categories} />
          <p>{harmless(t(questionWords.byLawNorm, { act, article }))}</p>
        </div>
      ))}
    </Details>
  );
}

/** Why she cannot answer, and who can. */
function WhoAnswers({ acting, may }: Pick<QuestionPageProps, "acting" | "may">) {
  const { t } = usePage();
  if (acting !== undefined) {
    return (
      <Notice tone="warning" title={t(questionWords.mayNotTitle)}>
        <p>{t(questionWords.representativeMayNot)}</p>
      </Notice>
    );
  }
  const title = t(may.refuse ? questionWords.mayOnlyRefuse : questionWords.mayNotTitle);
  return (
    <Notice tone="warning" title={title}>
      {may.answerers.length === 0 ? (
        <p>{t(questionWords.nobodyYet)}</p>
      ) : (
        <>
          <p>{t(questionWords.whoAnswers)}</p>
          <ul>
            {may.answerers.map((basis) => (
              <li key={basis}>{t(questionWords[basis])}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function AnswerForm({ line, may, notice, canSign, errors }: QuestionPageProps) {
  const { t, language } = usePage();
  const { optional } = line;
  return (
    <Form>
      <Hidden name="notice" value={notice.hash} />
      <Hidden name="shown_in" value={language} />
      {may.grant && optional.length > 0 && (
        <Checkboxes
          name="category"
          legend={t(questionWords.optionalLegend)}
          hint={t(questionWords.optionalHint)}
          items={optional.map((category) => ({
            value: category.code,
            label: <CategoryName category={category} />,
          }))}
          error={errorOf(errors, "category")}
        />
      )}
      {canSign && <SignOption what="answer" />}
      <ButtonRow equal>
        {may.grant && (
          <Button name="answer" value="grant" wide>
            {t(terms.yesGrant)}
          </Button>
        )}
        {may.refuse && (
          <Button name="answer" value="refuse" wide>
            {t(terms.noRefuse)}
          </Button>
        )}
      </ButtonRow>
    </Form>
  );
}

/**
 * The consent screen. Nothing on it is the asking party's but names and words that are shown as text; yes and no
 * are alike but for their order.
 */
export function QuestionPage(props: QuestionPageProps) {
  const { t } = usePage();
  const { line, standing, acting, may, matchingWord, notice, errors } = props;
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title caption={t(questionWords.windowTitle)}>
        <ForeignText text={line.party.name} />{" "}
        {t(acting === undefined ? questionWords.title : questionWords.titleFor)}
      </Title>
      {acting !== undefined && acting.dataSubject !== "" && (
        <p>
          {t(lineWords.whose)}:{" "}
          <strong>
            <Foreign text={acting.dataSubject} />
          </strong>
        </p>
      )}
      <MatchingWord word={matchingWord} />
      <LineSummary line={line} />
      {standing.length > 0 && (
        <Section title={t(questionWords.standing)}>
          <GroupedCategories categories={standing} />
          <p>{t(questionWords.standingStays)}</p>
        </Section>
      )}
      <AutomatedPart automated={line.automated} />
      <IfRefused {...props} />
      <ByLaw byLaw={props.byLaw} />
      <NoticeText notice={notice} readIn={undefined} purposeVersion={line.purpose.version} />
      <Section title={t(questionWords.answerTitle)}>
        {!may.grant && <WhoAnswers acting={acting} may={may} />}
        {(may.grant || may.refuse) && <AnswerForm {...props} />}
        <p class="hint">{t(questionWords.neverTell)}</p>
        <LinkButton to={props.paperPath} kind="secondary">
          {t(questionWords.paper)}
        </LinkButton>
      </Section>
    </>
  );
}
