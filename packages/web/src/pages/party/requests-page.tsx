import { LinkButton } from "../../components/button.tsx";
import { ForeignText } from "../../components/foreign.tsx";
import { Pager } from "../../components/pager.tsx";
import { Table } from "../../components/table.tsx";
import { Tabs } from "../../components/tabs.tsx";
import { Tag } from "../../components/tag.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { usePage } from "../../page/page-context.ts";
import { REQUEST_TONES, type RequestLine } from "./request-facts.ts";
import { requestStatuses, requestWords } from "./request-messages.ts";

/** The state of a request. */
export function RequestTag({ status }: Pick<RequestLine, "status">) {
  const { t } = usePage();
  return <Tag tone={REQUEST_TONES[status]}>{t(requestStatuses[status])}</Tag>;
}

/** The lines of a list of requests. */
export function RequestTable({
  requests,
  caption,
  empty,
}: {
  readonly requests: readonly RequestLine[];
  readonly caption: string;
  readonly empty: string;
}) {
  const { t } = usePage();
  return (
    <Table
      caption={caption}
      empty={empty}
      columns={[
        { label: t(requestWords.purpose) },
        { label: t(requestWords.asked) },
        { label: t(requestWords.until) },
        { label: t(requestWords.status) },
      ]}
      rows={requests.map(({ id, purpose, askedAt, expiresAt, status }) => [
        <a href={`/party/requests/${id}`}>
          <ForeignText text={purpose} />
        </a>,
        <Instantly at={askedAt} />,
        <Instantly at={expiresAt} />,
        <RequestTag status={status} />,
      ])}
    />
  );
}

/** What a party asked of people, the newest first. */
export function RequestsPage({
  all,
  requests,
  next,
  first,
  mayAsk,
}: {
  /** Or only those that wait. */
  readonly all: boolean;
  readonly requests: readonly RequestLine[];
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly mayAsk: boolean;
}) {
  const { t } = usePage();
  const caption = t(all ? requestWords.all : requestWords.waiting);
  return (
    <>
      <Title>{t(requestWords.title)}</Title>
      {mayAsk && (
        <p class="buttons">
          <LinkButton to="/party/requests/new">{t(requestWords.ask)}</LinkButton>{" "}
          <LinkButton to="/party/bulk" kind="secondary">
            {t(requestWords.bulk)}
          </LinkButton>
        </p>
      )}
      <Tabs
        label={t(requestWords.tabs)}
        items={[
          { to: "/party/requests", label: t(requestWords.waiting), current: !all },
          { to: "/party/requests?tab=all", label: t(requestWords.all), current: all },
        ]}
      />
      <RequestTable
        requests={requests}
        caption={caption}
        empty={t(all ? requestWords.none : requestWords.noneWaiting)}
      />
      <Pager next={next} first={first} />
    </>
  );
}
