import type { PartyRole, Sector, Text3 } from "@kelisim/core";
import type { Instant } from "@kelisim/core";
import { BackLink } from "../../components/back-link.tsx";
import { Button, LinkButton } from "../../components/button.tsx";
import { Checkboxes } from "../../components/checkboxes.tsx";
import { errorOf, ErrorSummary, type FieldError } from "../../components/error-summary.tsx";
import { Foreign, ForeignText } from "../../components/foreign.tsx";
import { Form } from "../../components/form.tsx";
import { Notice } from "../../components/notice.tsx";
import { Pager } from "../../components/pager.tsx";
import { PartyName } from "../../components/party-name.tsx";
import { Radios } from "../../components/radios.tsx";
import { Section } from "../../components/section.tsx";
import { SummaryList } from "../../components/summary-list.tsx";
import { Table } from "../../components/table.tsx";
import { Tag } from "../../components/tag.tsx";
import { TextField } from "../../components/text-field.tsx";
import { Instantly } from "../../components/time.tsx";
import { Title } from "../../components/title.tsx";
import { terms } from "../../i18n/terms.ts";
import { usePage } from "../../page/page-context.ts";
import { partyRoles, partyWords } from "./party-messages.ts";
import { RoleForm, type GivenRole } from "./role-form.tsx";

/** A party of the register. */
export type AdminParty = {
  readonly id: string;
  readonly bin: string;
  readonly name: Text3;
  readonly sector: Sector;
  readonly roles: readonly PartyRole[];
  readonly country: string;
  readonly isClosed: boolean;
};

const ROLE_ORDER = Object.keys(partyRoles) as PartyRole[];

function Roles({ roles }: Pick<AdminParty, "roles">) {
  const { t } = usePage();
  return <>{roles.map((role) => t(partyRoles[role])).join(", ")}</>;
}

function State({ isClosed }: Pick<AdminParty, "isClosed">) {
  const { t } = usePage();
  return (
    <Tag tone={isClosed ? "ended" : "active"}>
      {t(isClosed ? partyWords.closed : partyWords.active)}
    </Tag>
  );
}

/** A form that looks for words in a register; they come by a form, so that nobody's number gets into an address. */
export function RegisterSearch({
  words,
  label,
  errors,
}: {
  readonly words: string;
  readonly label: Text3;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  return (
    <Form>
      <div class="filter">
        <TextField
          name="q"
          label={t(label)}
          value={words}
          type="search"
          error={errorOf(errors, "q")}
          maxLength={100}
          optional
        />
        <Button kind="secondary">{t(partyWords.find)}</Button>
      </div>
    </Form>
  );
}

export type AdminPartiesProps = {
  readonly parties: readonly AdminParty[];
  readonly words: string;
  readonly next: string | undefined;
  readonly first: string | undefined;
  readonly errors: readonly FieldError[];
};

/** The register of parties. */
export function AdminPartiesPage({ parties, words, next, first, errors }: AdminPartiesProps) {
  const { t } = usePage();
  return (
    <>
      <Title>{t(partyWords.title)}</Title>
      <p class="lead">{t(partyWords.lead)}</p>
      <ErrorSummary errors={errors} />
      <p>
        <LinkButton to="/admin/parties/new">{t(partyWords.register)}</LinkButton>
      </p>
      <RegisterSearch words={words} label={partyWords.search} errors={errors} />
      <Table
        caption={t(partyWords.title)}
        empty={t(partyWords.empty)}
        columns={[
          { label: t(terms.Party) },
          { label: t(partyWords.roles) },
          { label: t(partyWords.sector) },
          { label: t(partyWords.status) },
        ]}
        rows={parties.map((party) => [
          <a href={`/admin/parties/${party.id}`}>
            <PartyName name={party.name} bin={party.bin} />
          </a>,
          <Roles roles={party.roles} />,
          t(partyWords[party.sector]),
          <State isClosed={party.isClosed} />,
        ])}
      />
      <Pager next={next} first={first} />
    </>
  );
}

/** How the BIN was proven: fields of two forms. */
function ProofFields({ errors }: { readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  return (
    <>
      <Radios
        name="proof"
        legend={t(partyWords.proof)}
        hint={t(partyWords.proofHint)}
        error={errorOf(errors, "proof")}
        items={[
          { value: "signature", label: t(partyWords.bySignature) },
          { value: "document", label: t(partyWords.byDocument) },
        ]}
      />
      <TextField
        name="reference"
        label={t(partyWords.reference)}
        hint={t(partyWords.referenceHint)}
        error={errorOf(errors, "reference")}
        maxLength={300}
      />
      <TextField
        name="sha256"
        label={t(partyWords.fileHash)}
        hint={t(partyWords.fileHashHint)}
        error={errorOf(errors, "sha256")}
        maxLength={64}
        optional
      />
    </>
  );
}

/** The form that registers a party. */
export function NewPartyPage({ errors }: { readonly errors: readonly FieldError[] }) {
  const { t } = usePage();
  const text = (name: string, label: Text3, lang?: string) => (
    <TextField
      name={name}
      label={t(label)}
      error={errorOf(errors, name)}
      lang={lang}
      maxLength={300}
    />
  );
  return (
    <>
      <BackLink to="/admin/parties">{t(partyWords.title)}</BackLink>
      <Title>{t(partyWords.register)}</Title>
      <ErrorSummary errors={errors} />
      <Form>
        <TextField
          name="bin"
          label={t(terms.Bin)}
          hint={t(partyWords.binHint)}
          error={errorOf(errors, "bin")}
          inputmode="numeric"
          size="number"
        />
        {text("name_kk", partyWords.nameKk, "kk")}
        {text("name_ru", partyWords.nameRu, "ru")}
        {text("name_en", partyWords.nameEn, "en")}
        <Radios
          name="sector"
          legend={t(partyWords.sector)}
          error={errorOf(errors, "sector")}
          items={(["state", "non-state"] as const).map((value) => ({
            value,
            label: t(partyWords[value]),
          }))}
        />
        <Checkboxes
          name="roles"
          legend={t(partyWords.roles)}
          error={errorOf(errors, "roles")}
          items={ROLE_ORDER.map((value) => ({ value, label: t(partyRoles[value]) }))}
        />
        <TextField
          name="country"
          label={t(partyWords.country)}
          hint={t(partyWords.countryHint)}
          value="KZ"
          error={errorOf(errors, "country")}
          size="short"
          maxLength={2}
        />
        <ProofFields errors={errors} />
        <Button>{t(partyWords.register)}</Button>
      </Form>
    </>
  );
}

export type AdminPartyProps = {
  readonly party: AdminParty;
  readonly proofs: readonly {
    readonly at: Instant;
    readonly kind: "signature" | "document";
    readonly reference: string;
    readonly sha256: string | undefined;
  }[];
  readonly staff: readonly GivenRole[];
  /** Roles that may be given here. */
  readonly mayGive: readonly ("administrator" | "analyst")[];
  readonly said: Text3 | undefined;
  readonly errors: readonly FieldError[];
};

function Proofs({ proofs }: Pick<AdminPartyProps, "proofs">) {
  const { t } = usePage();
  if (proofs.length === 0) return <Notice tone="warning">{t(partyWords.noProof)}</Notice>;
  return (
    <ul class="plain">
      {proofs.map(({ at, kind, reference, sha256 }) => (
        <li key={at.toString()}>
          {t(kind === "signature" ? partyWords.bySignature : partyWords.byDocument)}
          {": "}
          <Foreign text={reference} />
          <br />
          <span class="hint">
            <Instantly at={at} />
            {sha256 !== undefined && (
              <>
                {"; SHA-256: "}
                <code>{sha256}</code>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One party: its facts, the proof of its BIN, its first administrator, and its end. */
export function AdminPartyPage({ party, proofs, staff, mayGive, said, errors }: AdminPartyProps) {
  const { t } = usePage();
  const path = `/admin/parties/${party.id}`;
  return (
    <>
      <BackLink to="/admin/parties">{t(partyWords.title)}</BackLink>
      <Title caption={t(terms.Party)}>
        <ForeignText text={party.name} />
      </Title>
      <ErrorSummary errors={errors} />
      {said !== undefined && <Notice tone="success">{t(said)}</Notice>}
      <SummaryList
        rows={[
          { term: t(terms.Bin), value: party.bin },
          { term: t(partyWords.status), value: <State isClosed={party.isClosed} /> },
          { term: t(partyWords.roles), value: <Roles roles={party.roles} /> },
          { term: t(partyWords.sector), value: t(partyWords[party.sector]) },
          { term: t(partyWords.country), value: party.country },
        ]}
      />
      <Section title={t(partyWords.proof)}>
        <Proofs proofs={proofs} />
        {!party.isClosed && (
          <Form action={`${path}/proof`}>
            <ProofFields errors={errors} />
            <Button kind="secondary">{t(partyWords.addProof)}</Button>
          </Form>
        )}
      </Section>
      <Section title={t(partyWords.staff)}>
        <Table
          caption={t(partyWords.staff)}
          empty={t(partyWords.noStaff)}
          columns={[
            { label: t(partyWords.personName) },
            { label: t(partyWords.role) },
            { label: t(partyWords.since) },
          ]}
          rows={staff.map(({ name, role, since }) => [
            name === undefined ? t(partyWords.unnamed) : <Foreign text={name} />,
            t(partyWords[role]),
            <Instantly at={since} />,
          ])}
        />
        {!party.isClosed && (
          <>
            <p>{t(partyWords.whatNext)}</p>
            <RoleForm action={`${path}/role`} roles={mayGive} errors={errors} />
          </>
        )}
      </Section>
      {!party.isClosed && (
        <p>
          <LinkButton to={`${path}/close`} kind="danger">
            {t(partyWords.close)}
          </LinkButton>
        </p>
      )}
    </>
  );
}

/** Says what ends with the roles before they end. */
export function ClosePartyPage({
  party,
  errors,
}: {
  readonly party: AdminParty;
  readonly errors: readonly FieldError[];
}) {
  const { t } = usePage();
  return (
    <>
      <BackLink to={`/admin/parties/${party.id}`}>{t(terms.Party)}</BackLink>
      <Title caption={<PartyName name={party.name} bin={party.bin} />}>
        {t(partyWords.closeTitle)}
      </Title>
      <ErrorSummary errors={errors} />
      <Notice tone="danger">{t(partyWords.closeLead)}</Notice>
      <Form>
        <Checkboxes
          name="roles"
          legend={t(partyWords.whichRoles)}
          error={errorOf(errors, "roles")}
          items={party.roles.map((value) => ({ value, label: t(partyRoles[value]) }))}
        />
        <Button kind="danger">{t(partyWords.closeButton)}</Button>
      </Form>
    </>
  );
}
