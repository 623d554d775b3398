import { Notice } from "../../../components/notice.tsx";
import { SummaryList } from "../../../components/summary-list.tsx";
import type { VerdictPart, VerdictView } from "./verdict-view.ts";

function Part({ title, hint, rows }: VerdictPart) {
  return (
    <section>
      <h2>{title}</h2>
      {hint !== undefined && <p class="hint">{hint}</p>}
      <SummaryList
        rows={rows.map(({ term, value }) => ({
          term,
          value: <bdi class="foreign lines">{value}</bdi>,
        }))}
      />
    </section>
  );
}

/** Whether a receipt passed, and what it says. The browser makes the same of it (`islands/verify/show-verdict.ts`). */
export function Verdict({ view }: { readonly view: VerdictView }) {
  const { isValid, title, paragraphs, checkedTitle, checks, parts } = view;
  return (
    <>
      <Notice tone={isValid ? "success" : "danger"} title={title}>
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Notice>
      {checks.length > 0 && (
        <section>
          <h2>{checkedTitle}</h2>
          <ul>
            {checks.map((check) => (
              <li key={check}>{check}</li>
            ))}
          </ul>
        </section>
      )}
      {parts.map((part) => (
        <Part key={part.title} {...part} />
      ))}
    </>
  );
}
