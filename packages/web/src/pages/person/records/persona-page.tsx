import type { LegalDay, RepresentationBasis, Text3 } from "@kelisim/core";
import { Button } from "../../../components/button.tsx";
import { ErrorSummary } from "../../../components/error-summary.tsx";
import { Foreign, ForeignText } from "../../../components/foreign.tsx";
import { Form } from "../../../components/form.tsx";
import { Radios } from "../../../components/radios.tsx";
import { Day } from "../../../components/time.tsx";
import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { basisWords, representatives } from "./representative-messages.ts";

/** As whom somebody who is signed in may act. */
export type PersonaChoice =
  | { readonly kind: "self"; readonly value: "self"; readonly name: string }
  | {
      readonly kind: "represented";
      readonly value: string;
      /** Her name, or what one is to her. */
      readonly name: string;
      readonly basis: RepresentationBasis;
      readonly until: LegalDay | undefined;
    }
  | { readonly kind: "staff"; readonly value: string; readonly role: Text3; readonly party: Text3 };

export type PersonaFacts = {
  readonly choices: readonly PersonaChoice[];
  readonly current: string;
  readonly isFaulty: boolean;
};

function Who({ choice }: { readonly choice: PersonaChoice }) {
  const { t } = usePage();
  switch (choice.kind) {
    case "self":
      return (
        <>
          {t(representatives.self)}
          {": "}
          <Foreign text={choice.name} />
        </>
      );
    case "represented":
      return (
        <>
          {t(representatives.asRepresentative)}
          {": "}
          <Foreign text={choice.name} />
        </>
      );
    case "staff":
      return (
        <>
          {t(representatives.asStaff)}
          {", "}
          {t(choice.role)}
          {": "}
          <ForeignText text={choice.party} />
        </>
      );
  }
}

function Until({ choice }: { readonly choice: PersonaChoice }) {
  const { t } = usePage();
  if (choice.kind !== "represented") return undefined;
  return (
    <>
      {t(basisWords[choice.basis])}
      {". "}
      {t(representatives.until)}
      {": "}
      {choice.until === undefined ? (
        t(representatives.noEnd)
      ) : (
        <Day day={choice.until} form="until" />
      )}
    </>
  );
}

/** Chooses as whom to act from now on. */
export function PersonaPage({ choices, current, isFaulty }: PersonaFacts) {
  const { t } = usePage();
  const fault = isFaulty ? t(representatives.chooseFault) : undefined;
  return (
    <>
      {fault !== undefined && <ErrorSummary errors={[{ field: "persona", text: fault }]} />}
      <Title>{t(representatives.persona)}</Title>
      <Form>
        <Radios
          name="persona"
          legend={t(representatives.personaLead)}
          error={fault}
          items={choices.map((choice) => ({
            value: choice.value,
            label: <Who choice={choice} />,
            ...(choice.kind === "represented" && { hint: <Until choice={choice} /> }),
            checked: choice.value === current,
          }))}
        />
        <Button>{t(representatives.choose)}</Button>
      </Form>
    </>
  );
}
