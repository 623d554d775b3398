import { uuidOf, type Instant, type SubjectId } from "@kelisim/core";
import type { Queryable, Row } from "../db/db.ts";

/** How often a person wants what is not told at once put together. */
export const DIGEST_EVERY = ["day", "week", "month"] as const;

/** Ways in which she wants to be told besides the portal's own list, which always shows everything. */
export const NOTICE_CHANNELS = ["sms", "e-mail"] as const;

/** What a person chose about being told; what cannot be switched off is no choice and stands nowhere. */
export type NoticeSettings = {
  readonly digestEvery: (typeof DIGEST_EVERY)[number];
  readonly channels: readonly (typeof NOTICE_CHANNELS)[number][];
};

/** What holds for whoever has chosen nothing. */
export const DEFAULT_NOTICE_SETTINGS: NoticeSettings = { digestEvery: "week", channels: [] };

/** Her choice, or the defaults. */
export async function noticeSettings(db: Queryable, subjectId: SubjectId): Promise<NoticeSettings> {
  const [row] = await db.query<Row & { body: string }>(
    {
      name: "notice-settings",
      text: "select body::text as body from notice_setting where subject_id = $1",
    },
    [uuidOf(subjectId)],
  );
  // Written by `putNoticeSettings` alone.
  const chosen = row === undefined ? {} : (JSON.parse(row.body) as Partial<NoticeSettings>);
  return { ...DEFAULT_NOTICE_SETTINGS, ...chosen };
}

/** Keeps her choice; of an erased person nothing is kept. */
export async function putNoticeSettings(
  db: Queryable,
  subjectId: SubjectId,
  settings: NoticeSettings,
  at: Instant,
): Promise<void> {
  await db.query(
    {
      name: "put-notice-settings",
      text: `insert into notice_setting (subject_id, changed_at, body)
             select subject_id, $2, $3::jsonb from subject
             where subject_id = $1 and erased_at is null for key share
             on conflict (subject_id) do update
               set changed_at = excluded.changed_at, body = excluded.body`,
    },
    [uuidOf(subjectId), at, JSON.stringify(settings)],
  );
}
