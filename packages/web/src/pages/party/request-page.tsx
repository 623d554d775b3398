import type { Text3 } from "@kelisim/core";
import type { ConsentRequestAnswer } from "@kelisim/protocol";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { CategoryList, type ShownCategory } from "../../components/category-list.tsx";
import { CopyText } from "../../components/copy-text.tsx";
import { Details } from "../../components/details.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Form, Hidden } from "../../components/form.tsx";
import { MatchingWord } from "../../components/matching-word.tsx";
import { Notice } from "../../components/notice.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { actionName } from "./action-name.ts";
import { named } from "./duty-why.tsx";
import { requestWords } from "./request-messages.ts";
import { RequestTag } from "./requests-page.tsx";
import { instantIn } from "./wire.ts";

export type RequestPageProps = {
  readonly request: ConsentRequestAnswer;
  readonly purpose: Text3;
  readonly object: Text3;
  readonly recipients: readonly { readonly name: Text3; readonly bin: string }[];
  readonly categories: ReadonlyMap<string, ShownCategory>;
  /** What has just been done. */
  readonly said: "sent" | "cancelled" | undefined;
  readonly mayCancel: boolean;
};

function Facts({ request, purpose, object, recipients, categories }: RequestPageProps) {
  const { t } = usePage();
  return (
    <SummaryList
      rows={[
        { term: t(requestWords.purpose), value: <ForeignText text={purpose} /> },
        { term: t(requestWords.object), value: <ForeignText text={object} /> },
        {
          term: t(requestWords.data),
          value: <CategoryList categories={named(request.categories, categories)} />,
        },
        {
          term: t(requestWords.actions),
          value: request.actions.map((action) => t(actionName(action))).join(", "),
        },
        {
          term: t(requestWords.recipients),
          value:
            recipients.length === 0
              ? t(requestWords.nobody)
              : recipients.map((party) => (
                  <p key={party.bin}>
                    <PartyName {...party} />
                  </p>
                )),
        },
        {
          term: t(requestWords.asked),
          value: <Instantly at={instantIn(request.requested_at)} />,
        },
        {
          term: t(requestWords.until),
          value: <Instantly at={instantIn(request.expires_at)} />,
        },
        ...(request.answered_at === undefined
          ? []
          : [
              {
                term: t(requestWords.answered),
                value: <Instantly at={instantIn(request.answered_at)} />,
              },
            ]),
      ]}
    />
  );
}

function Waiting({ request, mayCancel }: Pick<RequestPageProps, "request" | "mayCancel">) {
  const { t } = usePage();
  return (
    <>
      <MatchingWord word={request.matching_word} to="party" />
      <CopyText label={t(requestWords.link)} text={request.answer_url} />
      <p>{t(requestWords.neverCode)}</p>
      {mayCancel && (
        <Form>
          <Hidden name="act" value="cancel" />
          <p class="hint">{t(requestWords.cancelHint)}</p>
          <Button kind="secondary">{t(requestWords.cancel)}</Button>
        </Form>
      )}
    </>
  );
}

/** One request: how it stands, and while it waits what to tell the person. */
export function RequestPage(props: RequestPageProps) {
  const { t } = usePage();
  const { request, said, mayCancel } = props;
  return (
    <>
      <BackLink to="/party/requests">{t(requestWords.title)}</BackLink>
      <Title caption={t(requestWords.request)}>
        <ForeignText text={props.purpose} />
      </Title>
      {said !== undefined && (
        <Notice tone="success" title={t(requestWords[said])}>
          {said === "sent" && <p>{t(requestWords.sentNext)}</p>}
        </Notice>
      )}
      <p>
        <RequestTag status={request.status} />
      </p>
      {request.consent_id !== undefined && (
        <p>
          <a href={`/party/consents/${request.consent_id}`}>{t(requestWords.openConsent)}</a>
        </p>
      )}
      {request.status === "pending" && <Waiting request={request} mayCancel={mayCancel} />}
      <Facts {...props} />
      {request.notice.text !== undefined && (
        <Details summary={t(requestWords.noticeText)}>
          <ForeignText text={request.notice.text} long />
          <p class="hint">{t(requestWords.version, { n: request.notice.version })}</p>
        </Details>
      )}
    </>
  );
}
