import { Button } from "../../../components/button.tsx";
import { Checkboxes } from "../../../components/checkboxes.tsx";
import { Form } from "../../../components/form.tsx";
import { Notice } from "../../../components/notice.tsx";
import { Radios } from "../../../components/radios.tsx";
import { Section } from "../../../components/section.tsx";
import { Title } from "../../../components/title.tsx";
import { usePage } from "../../../page/page-context.ts";
import { settings } from "./settings-messages.ts";

export type SettingsFacts = {
  readonly digestEvery: "day" | "week" | "month";
  readonly channels: readonly ("sms" | "e-mail")[];
  readonly justSaved: boolean;
};

/** How she wants to be told; what cannot be switched off is said, not asked. */
export function SettingsPage({ digestEvery, channels, justSaved }: SettingsFacts) {
  const { t } = usePage();
  return (
    <>
      {justSaved && <Notice tone="success" title={t(settings.saved)} />}
      <Title>{t(settings.title)}</Title>
      <p class="lead">{t(settings.lead)}</p>
      <Section title={t(settings.always)}>
        <ul>
          <li>{t(settings.first)}</li>
          <li>{t(settings.denied)}</li>
          <li>{t(settings.sensitive)}</li>
          <li>{t(settings.breach)}</li>
        </ul>
        <p class="hint">{t(settings.alwaysHelp)}</p>
      </Section>
      <Form>
        <Radios
          name="digest"
          legend={t(settings.digest)}
          items={(["day", "week", "month"] as const).map((every) => ({
            value: every,
            label: t(settings[every]),
            checked: every === digestEvery,
          }))}
        />
        <Checkboxes
          name="channel"
          legend={t(settings.channels)}
          hint={t(settings.channelsHint)}
          items={[
            { value: "sms", label: t(settings.sms), checked: channels.includes("sms") },
            { value: "e-mail", label: t(settings.email), checked: channels.includes("e-mail") },
          ]}
        />
        <Button>{t(settings.save)}</Button>
      </Form>
    </>
  );
}
