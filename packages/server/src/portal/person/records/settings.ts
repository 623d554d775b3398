import {
  DEFAULT_NOTICE_SETTINGS,
  DIGEST_EVERY,
  NOTICE_CHANNELS,
  noticeSettings,
  putNoticeSettings,
} from "@kelisim/store";
import { SettingsPage, settingsWords } from "@kelisim/web/pages";
import { h } from "preact";
import { page, redirect, type PageAnswer } from "../../page-answer.ts";
import type { Form, PersonVisit } from "../../visit.ts";

/** `GET /me/settings` */
export async function showSettings({ shell, subjectId, query }: PersonVisit): Promise<PageAnswer> {
  const chosen = await noticeSettings(shell.ctx.store.db, subjectId);
  const content = h(SettingsPage, { ...chosen, justSaved: query.has("saved") });
  return page(settingsWords.title, content);
}

/** Keeps what she chose. What is always told at once is no field of the form. */
export async function takeSettings(
  { shell, subjectId, now }: PersonVisit,
  form: Form,
): Promise<PageAnswer> {
  const every = DIGEST_EVERY.find((each) => each === form.get("digest"));
  const channels = NOTICE_CHANNELS.filter((each) => form.getAll("channel").includes(each));
  const digestEvery = every ?? DEFAULT_NOTICE_SETTINGS.digestEvery;
  await putNoticeSettings(shell.ctx.store.db, subjectId, { digestEvery, channels }, now);
  return redirect("/me/settings?saved");
}
