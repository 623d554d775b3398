import { ButtonRow, LinkButton } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { Section } from "../../components/section.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { start } from "./start-messages.ts";

/** What this is, and the way in. */
export function StartPage() {
  const { t, persona, nav } = usePage();
  const home = persona === undefined ? undefined : (nav[0]?.to ?? "/persona");
  return (
    <>
      <Title>{t(start.title)}</Title>
      <p class="lead">{t(start.lead)}</p>
      <ButtonRow>
        {home === undefined ? (
          <LinkButton to="/sign-in">{t(start.signIn)}</LinkButton>
        ) : (
          <LinkButton to={home}>{t(start.goOn)}</LinkButton>
        )}
      </ButtonRow>
      <Section title={t(start.canTitle)}>
        <ul>
          <li>{t(start.answer)}</li>
          <li>{t(start.see)}</li>
          <li>{t(start.withdraw)}</li>
          <li>{t(start.complain)}</li>
        </ul>
      </Section>
      <Notice tone="info" title={t(start.safeTitle)}>
        <p>{t(start.safe)}</p>
      </Notice>
      <Section title={t(start.organisationsTitle)}>
        <p>{t(start.organisations)}</p>
        {home === undefined && <a href="/sign-in?to=/party">{t(start.organisationsSignIn)}</a>}
      </Section>
      <p class="hint">{t(start.law)}</p>
    </>
  );
}
