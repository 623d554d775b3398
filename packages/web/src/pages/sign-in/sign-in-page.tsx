import { LinkButton } from "../../components/button.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { SIGN_IN_WORDS, signInWords, type SignInOutcome } from "./sign-in-messages.ts";

/**
 * What came of a sign-in, and what to do now.
 * @param retry where a new one begins; `undefined` where none would help
 */
export function SignInPage({
  outcome,
  retry,
}: {
  readonly outcome: SignInOutcome;
  readonly retry: string | undefined;
}) {
  const { t } = usePage();
  const { title, text, next } = SIGN_IN_WORDS[outcome];
  return (
    <>
      <Title>{t(title)}</Title>
      <p>{t(text)}</p>
      <p>{t(next)}</p>
      <p class="buttons">
        {retry !== undefined && <LinkButton to={retry}>{t(signInWords.signIn)}</LinkButton>}
        <LinkButton to="/" kind="secondary">
          {t(signInWords.start)}
        </LinkButton>
      </p>
    </>
  );
}
