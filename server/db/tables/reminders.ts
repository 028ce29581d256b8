import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { LANGS, type Lang } from '../../../shared/i18n/format.ts';
import {
  type Digest,
  LETTER_STATES,
  type LetterState,
  NOTICE_KINDS,
  type NoticeKind,
} from '../../../shared/reminders/digest.ts';
import { day, instant, json, oneOf, provinceId } from '../columns.ts';

/** A day for which the digests were made: all of them, in the transaction that wrote this row. */
export const reminderRun = pgTable(
  'reminder_run',
  { provinceId: provinceId(), day: day('day').notNull(), at: instant('at').notNull() },
  (t) => [primaryKey({ columns: [t.provinceId, t.day] })],
);

/** A notice that was given: its key is why nobody is told the same thing twice. */
export const reminderNotice = pgTable(
  'reminder_notice',
  {
    provinceId: provinceId(),
    person: text('person').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** What it is about, by name (shared/reminders/rules.ts). */
    about: text('about').notNull(),
    day: day('day').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.person, t.kind, t.about] }),
    oneOf('reminder_notice_kind', t.kind, NOTICE_KINDS),
  ],
);

/** What a person was told on a day. */
export const reminderDigest = pgTable(
  'reminder_digest',
  {
    provinceId: provinceId(),
    person: text('person').notNull(),
    day: day('day').notNull(),
    said: json<Digest>('said').notNull(),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.person, t.day] })],
);

/** The outbox: a letter for a digest whose person wants one. */
export const reminderLetter = pgTable(
  'reminder_letter',
  {
    provinceId: provinceId(),
    person: text('person').notNull(),
    day: day('day').notNull(),
    address: text('address').notNull(),
    lang: text('lang').$type<Lang>().notNull(),
    state: text('state').$type<LetterState>().notNull(),
    /** Since when it stands so. */
    since: instant('since').notNull(),
    /** Not before this instant it is tried; of a claimed one, when the claim ends. */
    next: instant('next').notNull(),
    attempts: integer('attempts').notNull(),
    /** Whose it is while it is claimed: made anew with each claim. */
    claim: text('claim'),
    /** What the mail server said last; no more than its code and a few words. */
    answer: text('answer'),
  },
  (t) => [
    primaryKey({ columns: [t.provinceId, t.person, t.day] }),
    oneOf('reminder_letter_state', t.state, LETTER_STATES),
    oneOf('reminder_letter_lang', t.lang, LANGS),
    // What is to be sent next.
    index('reminder_letter_next').on(t.provinceId, t.state, t.next),
  ],
);

/** How a person wants to be reminded, and what they have seen. Kept with the account; an address is no part of the record. */
export const reminderChoice = pgTable(
  'reminder_choice',
  {
    provinceId: provinceId(),
    person: text('person').notNull(),
    mail: boolean('mail').notNull(),
    address: text('address'),
    lang: text('lang').$type<Lang>().notNull(),
    /** The last day whose digest they have looked at. */
    seen: day('seen'),
  },
  (t) => [primaryKey({ columns: [t.provinceId, t.person] }), oneOf('reminder_choice_lang', t.lang, LANGS)],
);
