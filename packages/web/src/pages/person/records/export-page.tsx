import { LinkButton } from "../../../components/button.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { exporting } from "./export-messages.ts";

/** Everything as a file: for reading, and for programs. */
export function ExportPage({
  inPdf,
  inJson,
}: {
  /** How many accesses each file holds at most. */
  readonly inPdf: number;
  readonly inJson: number;
}) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(exporting.title)}</Title>
      <p class="lead">{t(exporting.lead)}</p>
      <p>
        <LinkButton to="/me/export.pdf">{t(exporting.pdf)}</LinkButton>
      </p>
      <p class="hint">{t(exporting.pdfHelp, { n: inPdf })}</p>
      <p>
        <LinkButton to="/me/export.json" kind="secondary">
          {t(exporting.json)}
        </LinkButton>
      </p>
      <p class="hint">{t(exporting.jsonHelp, { n: inJson })}</p>
      <Notice tone="warning">
        <p>{t(exporting.warning)}</p>
      </Notice>
    </>
  );
}
