import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { componentsWords as words } from "./components-messages.ts";
import { Matching, Moving, Phone, Tables, WordsFromOutside } from "./data-samples.tsx";
import { CardsAndPages, Dates, Events, Facts, Notices, Tags, Tracker } from "./fact-samples.tsx";
import { Buttons, ChoiceGroups, Fields, Titles } from "./form-samples.tsx";
import { InThreeLanguages } from "./sample-page.tsx";

const SECTIONS = [
  { title: words.titles, names: "Title, BackLink, Section", Sample: Titles },
  { title: words.buttons, names: "Button, LinkButton, ButtonRow", Sample: Buttons },
  {
    title: words.forms,
    names: "Form, FilterForm, ErrorSummary, TextField, TextArea, Select, DateField, FileField",
    Sample: Fields,
  },
  { title: words.choices, names: "Checkboxes, Radios", Sample: ChoiceGroups },
  { title: words.facts, names: "SummaryList, PartyName, Day, Details", Sample: Facts },
  { title: words.tags, names: "Tag", Sample: Tags },
  { title: words.notices, names: "Notice, Empty", Sample: Notices },
  { title: words.dates, names: "DueDate", Sample: Dates },
  { title: words.steps, names: "Steps, WhatNext", Sample: Tracker },
  { title: words.timeline, names: "Timeline, Instantly", Sample: Events },
  { title: words.tables, names: "Table, BarChart", Sample: Tables },
  {
    title: words.foreign,
    names: "Foreign, LongForeign, ForeignText, PartyName, CategoryList, LawRef",
    Sample: WordsFromOutside,
  },
  { title: words.matching, names: "MatchingWord", Sample: Matching },
  { title: words.moving, names: "CopyText, Progress", Sample: Moving },
  { title: words.phone, names: "PhonePreview, FromField", Sample: Phone },
  { title: words.cards, names: "Card, Cards, Tabs, Pager", Sample: CardsAndPages },
] as const;

/** Every component in the three languages: what a change of the style is looked at with. */
export function ComponentsPage() {
  const { t } = usePage();
  return (
    <>
      <Title>{t(words.title)}</Title>
      <p>{t(words.lead)}</p>
      {SECTIONS.map(({ title, names, Sample }) => (
        <InThreeLanguages key={names} title={t(title)} names={names} Sample={Sample} />
      ))}
    </>
  );
}
