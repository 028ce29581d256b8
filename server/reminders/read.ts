import { and, desc, eq, gt, lte, sql } from 'drizzle-orm';
import { addDays, type Day } from '../../shared/day.ts';
import { NO_CHOICE, type ReminderChoice } from '../../shared/reminders/choice.ts';
import type { Digest, LetterState } from '../../shared/reminders/digest.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/open.ts';
import { reminderChoice, reminderDigest, reminderLetter, reminderNotice, reminderRun } from '../db/schema.ts';

/** The last day before today for which digests were made, and whether they were made for today. */
export async function runsOf(
  db: Db,
  provinceId: string,
  today: Day,
): Promise<{ last: Day | null; done: boolean }> {
  const [found] = await db
    .select({
      // What a clock far ahead has left is no day before this one.
      last: sql<Day | null>`(max(${reminderRun.day}) filter (where ${reminderRun.day} < ${today}))::text`,
      done: sql<boolean>`coalesce(bool_or(${reminderRun.day} = ${today}), false)`,
    })
    .from(reminderRun)
    .where(eq(reminderRun.provinceId, provinceId));
  return found ?? { last: null, done: false };
}

/** How everybody wants to be reminded who has said so. */
export async function choicesOf(db: Db, provinceId: string): Promise<Map<string, ReminderChoice>> {
  const rows = await db.select().from(reminderChoice).where(eq(reminderChoice.provinceId, provinceId));
  return new Map(rows.map(({ person, mail, address, lang }) => [person, { mail, address, lang }]));
}

/** What was told to whom, ever: 'person kind about'. */
export async function givenTo(db: Db, provinceId: string): Promise<ReadonlySet<string>> {
  const rows = await db.select().from(reminderNotice).where(eq(reminderNotice.provinceId, provinceId));
  return new Set(rows.map(({ person, kind, about }) => `${person} ${kind} ${about}`));
}

/** One day's digest as its person sees it. */
export interface DigestShown extends Digest {
  day: Day;
  /** Not looked at before. */
  isNew: boolean;
  /** How its letter stands; null where there is none. */
  letter: LetterState | null;
}

/** Everything that somebody is told on their page of reminders. */
export interface Reminders {
  /** The newest first. */
  digests: DigestShown[];
  choice: ReminderChoice;
  /** Whether this installation sends letters. */
  letters: boolean;
}

/** So many days back digests are shown. */
const SHOWN_DAYS = 14;

const mineOf = ({ actor }: Context): string => actor.id ?? '';

async function seenBy({ db, provinceId }: Context, person: string) {
  const [known] = await db
    .select()
    .from(reminderChoice)
    .where(and(eq(reminderChoice.provinceId, provinceId), eq(reminderChoice.person, person)));
  return known;
}

export async function remindersOf(ctx: Context): Promise<Reminders> {
  const { db, provinceId, clock } = ctx;
  const [person, today] = [mineOf(ctx), clock.today()];
  const known = await seenBy(ctx, person);
  const rows = await db
    .select({ day: reminderDigest.day, said: reminderDigest.said, letter: reminderLetter.state })
    .from(reminderDigest)
    .leftJoin(
      reminderLetter,
      and(
        eq(reminderLetter.provinceId, reminderDigest.provinceId),
        eq(reminderLetter.person, reminderDigest.person),
        eq(reminderLetter.day, reminderDigest.day),
      ),
    )
    .where(
      and(
        eq(reminderDigest.provinceId, provinceId),
        eq(reminderDigest.person, person),
        gt(reminderDigest.day, addDays(today, -SHOWN_DAYS)),
        lte(reminderDigest.day, today),
      ),
    )
    .orderBy(desc(reminderDigest.day));
  const seen = known?.seen ?? '';
  const { mail, address, lang } = known ?? NO_CHOICE;
  return {
    digests: rows.map(({ day, said, letter }) => ({ day, ...said, isNew: day > seen, letter })),
    choice: { mail, address, lang },
    letters: ctx.sendsLetters,
  };
}

/** How many notices somebody has not looked at yet. */
export async function newReminders(ctx: Context): Promise<number> {
  const { digests } = await remindersOf(ctx);
  return digests.reduce((sum, { isNew, notices }) => sum + (isNew ? notices.length : 0), 0);
}
