import { BackLink } from "../../../components/back-link.tsx";
import { Button, ButtonRow, LinkButton } from "../../../components/button.tsx";
import { Form } from "../../../components/form.tsx";
import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { representatives } from "./representative-messages.ts";
import { RepresentationRows, type ShownRepresentation } from "./representatives-page.tsx";

/** Asks once more before a representation ends. */
export function EndRepresentationPage({ shown }: { readonly shown: ShownRepresentation }) {
  const { t } = usePage();
  return (
    <>
      <BackLink to="/me/representatives" />
      <Title>{t(representatives.endTitle)}</Title>
      <RepresentationRows shown={shown} />
      <p>{t(representatives.endHelp)}</p>
      <Form>
        <ButtonRow equal>
          <Button kind="danger">{t(representatives.yesEnd)}</Button>
          <LinkButton kind="secondary" to="/me/representatives">
            {t(representatives.noEndIt)}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
