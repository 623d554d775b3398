import { ButtonRow, LinkButton } from "../../components/button.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { errorLinks, errorWords, type ErrorPageKind } from "./error-messages.ts";

/** Says what happened and what to do next; nothing about why inside the service. */
export function ErrorPage({
  kind,
  text,
}: {
  readonly kind: ErrorPageKind;
  /** Instead of the general words. */
  readonly text?: string | undefined;
}) {
  const { t, nav, here, persona } = usePage();
  const words = errorWords[kind];
  return (
    <>
      <Title>{t(words.title)}</Title>
      <p>{text ?? t(words.text)}</p>
      <ButtonRow>
        {kind === "session-ended" && (
          <LinkButton to={`/sign-in?to=${encodeURIComponent(here)}`}>
            {t(errorLinks.signIn)}
          </LinkButton>
        )}
        {kind === "other-persona" && (
          <LinkButton to={`/persona?to=${encodeURIComponent(here)}`}>
            {t(errorLinks.persona)}
          </LinkButton>
        )}
        {kind === "forbidden" && persona !== undefined && (
          <LinkButton to="/persona">{t(errorLinks.persona)}</LinkButton>
        )}
        <LinkButton kind="secondary" to={nav[0]?.to ?? "/"}>
          {t(errorLinks.start)}
        </LinkButton>
      </ButtonRow>
    </>
  );
}
