import type { ReceiptTrust, ReceiptVerdict } from "@kelisim/evidence";
import { Button, ButtonRow } from "../../../components/button.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../../components/error-summary.tsx";
import { Section } from "../../../components/section.tsx";
import { TextArea } from "../../../components/text-area.tsx";
import { Title } from "../../../components/title.tsx";
import { CSRF_FIELD, usePage } from "../../../page/page-context.ts";
import { Verdict } from "./verdict.tsx";
import { verdictView } from "./verdict-view.ts";
import { verifyWords as words } from "./verify-messages.ts";

type VerifyPageProps = {
  /** The service's own published keys: what another key signed is refused here. */
  readonly trust: ReceiptTrust;
  /** What came of a text that was pasted. */
  readonly verdict?: ReceiptVerdict | undefined;
  readonly errors?: readonly FieldError[];
};

/** Whether a receipt is genuine. The browser checks a file by itself; without scripts a text is sent. */
export function VerifyPage({ trust, verdict, errors = [] }: VerifyPageProps) {
  const { t, language, here, csrf, assets } = usePage();
  const field = "receipt";
  return (
    <>
      <ErrorSummary errors={errors} />
      <Title>{t(words.title)}</Title>
      <p class="lead">{t(words.lead)}</p>
      <div
        data-receipt-check={assets["verify.js"]}
        data-trust={JSON.stringify(trust)}
        data-language={language}
        hidden
      >
        <p>{t(words.onDevice)}</p>
        <p data-getting-ready>{t(words.getReady)}</p>
        <p>
          <label class="btn" hidden>
            {t(words.choose)} <input type="file" class="vh" accept=".json,application/json" />
          </label>
        </p>
      </div>
      <div data-verdict tabindex={-1} aria-live="polite">
        {verdict !== undefined && <Verdict view={verdictView(verdict, language)} />}
      </div>
      <Section title={t(words.orPaste)}>
        {/* No `Form`: a change of the language would send and keep what was pasted. */}
        <form method="post" action={here} novalidate>
          <input type="hidden" name={CSRF_FIELD} value={csrf} />
          <TextArea
            name={field}
            label={t(words.text)}
            hint={t(words.textHint)}
            error={errorOf(errors, field)}
            rows={6}
          />
          <ButtonRow>
            <Button kind="secondary">{t(words.check)}</Button>
          </ButtonRow>
        </form>
      </Section>
    </>
  );
}
