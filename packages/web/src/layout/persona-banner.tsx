import type { ComponentChildren } from "preact";
import { Foreign, ForeignText } from "../components/foreign.tsx";
import { Day } from "../components/time.tsx";
import { usePage } from "../page/page-context.ts";
import { layout } from "./messages.ts";

/** As whom one is here: always in sight, so that nobody acts for the wrong one. */
export function PersonaBanner() {
  const { t, persona } = usePage();
  if (persona === undefined) return null;
  switch (persona.kind) {
    case "self":
      return (
        <Banner>
          <strong>
            <Foreign text={persona.name} />
          </strong>{" "}
          <span class="hint">{t(layout.own)}</span>
        </Banner>
      );
    case "represented":
      return (
        <Banner isOther>
          <strong>{t(layout.represented)}</strong>
          <br />
          {t(layout.whose)}:{" "}
          <strong>
            <Foreign text={persona.dataSubject} />
          </strong>
          . {t(layout.authority)}:{" "}
          {persona.until === undefined ? t(layout.noEnd) : <Day day={persona.until} form="until" />}
        </Banner>
      );
    case "staff":
      return (
        <Banner>
          <strong>
            <ForeignText text={persona.party} />
          </strong>{" "}
          <span class="hint">
            <Foreign text={persona.name} />, {t(persona.role)}
          </span>
        </Banner>
      );
  }
}

function Banner({
  isOther = false,
  children,
}: {
  readonly isOther?: boolean;
  readonly children: ComponentChildren;
}) {
  const { t, hasPersonas } = usePage();
  return (
    <div class={isOther ? "persona other" : "persona"} role="region" aria-label={t(layout.whose)}>
      <div class="bar">
        <p>{children}</p>
        {hasPersonas && (
          <a href="/persona">
            {t(layout.changePersona)}
            <span class="vh">: {t(layout.changePersonaAbout)}</span>
          </a>
        )}
      </div>
    </div>
  );
}
