import { TextField } from "../../components/text-field.tsx";
import { usePage } from "../../page/page-context.ts";
import { dutyWords } from "./duty-page-messages.ts";

/**
 * The hash of a document. The document stays where it is: an island computes the hash of a chosen file; without
 * JavaScript it is typed.
 */
export function EvidenceField({
  name = "evidence_sha256",
  error,
  optional = true,
}: {
  readonly name?: string;
  readonly error: string | undefined;
  readonly optional?: boolean;
}) {
  const { t } = usePage();
  return (
    <>
      <TextField
        name={name}
        label={t(dutyWords.evidence)}
        hint={t(dutyWords.evidenceHint)}
        error={error}
        maxLength={64}
        optional={optional}
      />
      <p data-sha256-into={name} hidden>
        <label>
          {t(dutyWords.evidenceFile)} <input type="file" />
        </label>
      </p>
    </>
  );
}
