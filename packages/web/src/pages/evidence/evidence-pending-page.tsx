import { ButtonRow, LinkButton } from "../../components/button.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { evidenceWords } from "./evidence-messages.ts";

/** The log has not taken all of it: when to come again. */
export function EvidencePendingPage({ again }: { readonly again: string }) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(evidenceWords.pendingTitle)}</Title>
      <p>{t(evidenceWords.pending)}</p>
      <ButtonRow>
        <LinkButton to={again}>{t(evidenceWords.again)}</LinkButton>
      </ButtonRow>
    </>
  );
}
