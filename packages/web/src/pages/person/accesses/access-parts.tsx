import type { ComponentChildren } from "preact";
import { ActionLink, type Action } from "../../../components/action-link.tsx";
import { Foreign, ForeignText } from "../../../components/foreign.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Tag } from "../../../components/tag.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import { harmless } from "../../../text/harmless.ts";
import type { NamedParty } from "../shown.ts";
import { access } from "./access-messages.ts";
import type { ShownAccess } from "./shown-access.ts";

/** An organisation by its name; by its number where it is not registered. */
export function Named({
  party,
  bin = true,
}: {
  readonly party: NamedParty;
  readonly bin?: boolean;
}) {
  const { t } = usePage();
  if (party.name !== undefined) {
    return <PartyName name={party.name} bin={bin ? party.bin : undefined} />;
  }
  return (
    <>
      {t(terms.Bin)} <Foreign text={party.bin} />
    </>
  );
}

/** The name of an organisation as plain words, for those who only hear a link. */
export const spoken = (party: NamedParty, language: "kk" | "ru" | "en"): string =>
  harmless(party.name?.[language] ?? party.bin);

/** Whether it was permitted, in words. */
export function Verdict({ permitted }: Pick<ShownAccess, "permitted">) {
  const { t } = usePage();
  return (
    <Tag tone={permitted ? "neutral" : "late"}>{t(permitted ? terms.permit : terms.deny)}</Tag>
  );
}

/** What permitted it, in a few words. */
export function Ground({ basis }: Pick<ShownAccess, "basis">): ComponentChildren {
  const { t, persona } = usePage();
  switch (basis?.kind) {
    case undefined:
      return null;
    case "consent":
      return (
        <a href={`/me/consents/${basis.id}`}>
          {t(persona?.kind === "represented" ? access.byConsentFor : access.byConsent)}
        </a>
      );
    case "retention":
      return t(access.byRefusal);
    case "law":
      return (
        <>
          {t(access.byLaw)}
          {" – "}
          <Foreign text={t(access.groundIn, { act: basis.act, article: basis.article })} />
          {basis.text !== undefined && (
            <>
              {" ("}
              <ForeignText text={basis.text} />
              {")"}
            </>
          )}
        </>
      );
  }
}

/** What she can do about an access. */
export function useAccessActions({ id, basis, requester }: ShownAccess): readonly Action[] {
  const { t, language } = usePage();
  const about = spoken(requester, language);
  const query = `?access=${id}`;
  const consent: readonly Action[] =
    basis?.kind === "consent"
      ? [
          ...(basis.canWithdraw
            ? [{ to: `/me/consents/${basis.id}/withdraw`, label: t(terms.withdraw), about }]
            : []),
          { to: `/me/consents/${basis.id}/not-me`, label: t(access.notMe), about },
        ]
      : [];
  return [
    ...consent,
    { to: `/me/object${query}`, label: t(access.object_), about },
    { to: `/me/ask${query}`, label: t(access.ask), about },
    { to: `/me/complain${query}`, label: t(terms.complain), about },
  ];
}

/** The same as links. */
export function AccessActions({ shown }: { readonly shown: ShownAccess }) {
  return (
    <p class="actions">
      {useAccessActions(shown).map((action) => (
        <ActionLink key={action.to} {...action} />
      ))}
    </p>
  );
}
