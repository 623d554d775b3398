import type { Text3 } from "@kelisim/core";
import { BackLink } from "../../../components/back-link.tsx";
import { Button, ButtonRow } from "../../../components/button.tsx";
import { ErrorSummary } from "../../../components/error-summary.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { Form, Hidden } from "../../../components/form.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Section } from "../../../components/section.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { GroupedCategories } from "../consents/line-summary.tsx";
import type { ShownLine } from "../consents/line-facts.ts";
import { SIGN_FIELD } from "./sign-option.tsx";
import { signingWords as words } from "./signing-messages.ts";

/** The field that carries the signature, as base64. */
export const CMS_FIELD = "cms";

export type SigningPageProps = {
  readonly act: "grant" | "refuse" | "withdraw";
  readonly line: ShownLine;
  /** What is given or taken back. */
  readonly categories: ShownLine["required"];
  /** The exact bytes to sign, as base64. */
  readonly statement: string;
  /** Whether a timestamp is asked for: only where one would be understood. */
  readonly withTimestamp: boolean;
  /** What she chose, to be sent with the signature. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Where she can choose otherwise. */
  readonly backTo: string;
  /** Why a signature was not taken. */
  readonly fault: string | undefined;
};

const ANSWERS: Readonly<Record<SigningPageProps["act"], Text3>> = {
  grant: terms.yesGrant,
  refuse: terms.noRefuse,
  withdraw: words.withdrawal,
};

const kindOf = (act: SigningPageProps["act"]): "answer" | "withdrawal" =>
  act === "withdraw" ? "withdrawal" : "answer";

/** What is signed, in words; the bytes themselves are for the program that signs. */
function WhatIsSigned({ act, line, categories }: SigningPageProps) {
  const { t } = usePage();
  const kind = kindOf(act);
  return (
    <Section title={t(words.whatTitle)}>
      <SummaryList
        rows={[
          { term: t(words[`${kind}Term`]), value: t(ANSWERS[act]) },
          {
            term: t(terms.Party),
            value: <PartyName name={line.party.name} bin={line.party.bin} />,
          },
          { term: t(terms.Purpose), value: <ForeignText text={line.purpose.name} /> },
          ...(act === "refuse"
            ? []
            : [
                {
                  term: t(terms.PersonalData),
                  value: <GroupedCategories categories={categories} />,
                },
              ]),
        ]}
      />
      <p>{t(words[`${kind}Fixed`])}</p>
      <p class="hint">{t(words.kept)}</p>
    </Section>
  );
}

/**
 * The step after a choice: sign it through NCALayer, or send it as it is. The island opens the program, fills the
 * hidden field and sends the form.
 */
export function SigningPage(props: SigningPageProps) {
  const { t, assets } = usePage();
  const { fault } = props;
  return (
    <>
      <BackLink to={props.backTo} />
      <ErrorSummary errors={fault === undefined ? [] : [{ text: fault }]} />
      <Title>{t(words.title)}</Title>
      <WhatIsSigned {...props} />
      <div
        data-signing={props.statement}
        data-timestamp={props.withTimestamp}
        data-opening={t(words.opening)}
        data-cancelled={t(words.cancelled)}
        data-not-running={t(words.notRunning)}
        data-failed={t(words.failed)}
      >
        <div data-needs-script hidden>
          <ol>
            <li>{t(words.step1)}</li>
            <li>{t(words.step2)}</li>
            <li>{t(words.step3)}</li>
          </ol>
        </div>
        <p data-without-script>{t(words[`${kindOf(props.act)}NoScript`])}</p>
        <Form>
          <Hidden name={SIGN_FIELD} value="yes" />
          {props.fields.map(([name, value], index) => (
            <Hidden key={index} name={name} value={value} />
          ))}
          <input type="hidden" name={CMS_FIELD} />
          <p>
            <output />
          </p>
          <ButtonRow>
            <button type="button" class="btn btn-primary" data-sign hidden>
              {t(words.sign)}
            </button>
            <Button kind="secondary" name={SIGN_FIELD} value="no">
              {t(words.without)}
            </Button>
          </ButtonRow>
        </Form>
      </div>
      <script type="module" src={assets["signing.js"]} />
    </>
  );
}
