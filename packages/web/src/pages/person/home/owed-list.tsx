import { DueState } from "../../../components/due-date.tsx";
import { Empty } from "../../../components/empty.tsx";
import { PartyName } from "../../../components/party-name.tsx";
import { Day } from "../../../components/time.tsx";
import { terms } from "../../../i18n/terms.ts";
import { usePage } from "../../../page/page-context.ts";
import type { ShownDuty } from "../shown.ts";
import { home } from "./home-messages.ts";

/** What organisations owe her, the nearest last day first. */
export function OwedList({ duties }: { readonly duties: readonly ShownDuty[] }) {
  const { t } = usePage();
  if (duties.length === 0) return <Empty>{t(home.noOwed)}</Empty>;
  return (
    <ul class="owed">
      {duties.map(({ id, kind, party, due, to }) => (
        <li key={id}>
          <p>
            <a href={to}>{t(terms[kind])}</a>
            {": "}
            <PartyName name={party.name} />
          </p>
          <p>
            <Day day={due.dueOn} form="until" /> <DueState {...due} />
          </p>
        </li>
      ))}
    </ul>
  );
}
