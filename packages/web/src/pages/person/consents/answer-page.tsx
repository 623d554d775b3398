import { LinkButton } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { answerWords } from "./answer-messages.ts";
import { questionWords } from "./question-messages.ts";

/** The page behind an answer's address. It looks nothing up, so it says the same for every id. */
export function AnswerPage({ signInPath }: { readonly signInPath: string }) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(answerWords.title)}</Title>
      <p>{t(answerWords.who)}</p>
      <p>{t(answerWords.next)}</p>
      <LinkButton to={signInPath}>{t(answerWords.signIn)}</LinkButton>
      <Notice tone="warning">
        <p>{t(questionWords.neverTell)}</p>
      </Notice>
      <p>{t(answerWords.silence)}</p>
      <p>{t(answerWords.desk)}</p>
    </>
  );
}
