import { LinkButton } from "../../../components/button.tsx";
import { Card, Cards } from "../../../components/card.tsx";
import { Empty } from "../../../components/empty.tsx";
import { ForeignText } from "../../../components/foreign.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Title } from "../../../components/title.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import type { ShownConsent } from "../shown.ts";
import { review } from "./review-messages.ts";

/** What was given in her place and is hers to keep or to take back now. */
export function ReviewPage({ consents }: { readonly consents: readonly ShownConsent[] }) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(review.title)}</Title>
      <p class="lead">{t(review.lead)}</p>
      {consents.length === 0 && <Empty>{t(review.none)}</Empty>}
      <Cards>
        {consents.map(({ id, party, purpose }) => (
          <Card
            key={id}
            to={`/me/consents/${id}`}
            title={<PartyName name={party.name} bin={party.bin} />}
          >
            <p>
              <ForeignText text={purpose} />
            </p>
            <LinkButton kind="secondary" to={`/me/consents/${id}/withdraw`}>
              {t(terms.withdraw)}
            </LinkButton>
          </Card>
        ))}
      </Cards>
    </>
  );
}
