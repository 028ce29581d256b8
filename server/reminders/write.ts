import { and, eq, lt, sql } from 'drizzle-orm';
import type { Calendar } from '../../shared/calendar/workdays.ts';
import { addDays, type Day, isoInstant } from '../../shared/day.ts';
import { chunks } from '../../shared/lists.ts';
import { NO_CHOICE, type ReminderChoice } from '../../shared/reminders/choice.ts';
import { type Digest, isNothing } from '../../shared/reminders/digest.ts';
import { beginsWeek } from '../../shared/reminders/rules.ts';
import { type Db, inTransaction, rowsOf } from '../db/open.ts';
import { reminderChoice, reminderDigest, reminderLetter, reminderNotice, reminderRun } from '../db/schema.ts';
import type { Tellable } from './make.ts';
import { choicesOf } from './read.ts';

interface Run {
  provinceId: string;
  day: Day;
  /** The days off as known on it. */
  calendar: Calendar;
  /** Epoch ms. */
  now: number;
  /** Whether letters can be sent at all. */
  letters: boolean;
}

export interface Made {
  person: string;
  said: Digest;
}

/** PostgreSQL takes 65,535 parameters a statement. */
const ROWS_A_STATEMENT = 2_000;

/**
 * The digests of a day: the notices that nobody was given before, what each person is told, and the letters, in one
 * transaction with the row that says that the day is done. Of several processes one writes it all; the others find that
 * row and write nothing. Null: it was done before.
 */
export function writeDigests(db: Db, run: Run, tellable: readonly Tellable[]): Promise<Made[] | null> {
  const { provinceId, day, now, calendar } = run;
  return inTransaction(db, async (tx) => {
    const first = await tx
      .insert(reminderRun)
      .values({ provinceId, day, at: isoInstant(now) })
      .onConflictDoNothing()
      .returning({ day: reminderRun.day });
    if (first.length === 0) return null;
    const fresh = await giveNotices(tx, run, tellable);
    const made = tellable.flatMap(({ person, notices, waits }) => {
      const said = {
        notices: notices.filter(({ kind, about }) => fresh.has(keyOf(person, kind, about))),
        waits,
      };
      const speaks = said.notices.length > 0 || (beginsWeek(day, calendar) && !isNothing(waits));
      return speaks ? [{ person, said }] : [];
    });
    for (const rows of chunks(made, ROWS_A_STATEMENT))
      await tx.insert(reminderDigest).values(rows.map((row) => ({ provinceId, day, ...row })));
    if (run.letters) await putLetters(tx, run, made);
    await forgetOld(tx, run);
    return made;
  });
}

/** Digests and letters are kept for so many days; notices stay, because nobody is told twice. */
const KEPT_DAYS = 90;

async function forgetOld(tx: Db, { provinceId, day }: Run): Promise<void> {
  const before = addDays(day, -KEPT_DAYS);
  for (const table of [reminderLetter, reminderDigest])
    await tx.delete(table).where(and(eq(table.provinceId, provinceId), lt(table.day, before)));
}

const keyOf = (person: string, kind: string, about: string) => `${person} ${kind} ${about}`;

/** Notices written in one statement: in three columns they are no more than three parameters. */
const NOTICES_A_STATEMENT = 20_000;

/** Writes them down; answers those that were not there. */
async function giveNotices(
  tx: Db,
  { provinceId, day }: Run,
  tellable: readonly Tellable[],
): Promise<ReadonlySet<string>> {
  const rows = tellable.flatMap(({ person, notices }) =>
    notices.map(({ kind, about }) => ({ person, kind, about })),
  );
  const fresh = new Set<string>();
  for (const some of chunks(rows, NOTICES_A_STATEMENT)) {
    const column = (name: 'person' | 'kind' | 'about') =>
      sql`${sql.param(some.map((row) => row[name]))}::text[]`;
    const given = await rowsOf<{ person: string; kind: string; about: string }>(
      tx,
      sql`insert into ${reminderNotice} (province_id, person, kind, about, day)
        select ${provinceId}, n.person, n.kind, n.about, ${day}::date
        from unnest(${column('person')}, ${column('kind')}, ${column('about')}) as n (person, kind, about)
        on conflict do nothing returning person, kind, about`,
    );
    for (const { person, kind, about } of given) fresh.add(keyOf(person, kind, about));
  }
  return fresh;
}

/** A letter for everybody who wants one: the digest is what it says, and is not copied. */
async function putLetters(tx: Db, { provinceId, day, now }: Run, made: readonly Made[]): Promise<void> {
  const choices = await choicesOf(tx, provinceId);
  const at = isoInstant(now);
  const letters = made.flatMap(({ person }) => {
    const { mail, address, lang } = choices.get(person) ?? NO_CHOICE;
    return mail && address !== null
      ? [
          {
            provinceId,
            person,
            day,
            address,
            lang,
            state: 'waiting' as const,
            since: at,
            next: at,
            attempts: 0,
          },
        ]
      : [];
  });
  for (const rows of chunks(letters, ROWS_A_STATEMENT)) await tx.insert(reminderLetter).values(rows);
}

/** How somebody wants to be reminded from now on. */
export async function keepChoice(
  db: Db,
  { provinceId, person }: { provinceId: string; person: string },
  choice: ReminderChoice,
): Promise<void> {
  await db
    .insert(reminderChoice)
    .values({ provinceId, person, ...choice })
    .onConflictDoUpdate({ target: [reminderChoice.provinceId, reminderChoice.person], set: choice });
  // What is still to be sent goes as they want it now, or not at all.
  const { mail, address, lang } = choice;
  await db
    .update(reminderLetter)
    .set(mail && address !== null ? { address, lang } : { state: 'given_up', answer: 'no letters wanted' })
    .where(
      and(
        eq(reminderLetter.provinceId, provinceId),
        eq(reminderLetter.person, person),
        eq(reminderLetter.state, 'waiting'),
      ),
    );
}

/** They have looked at the digests up to a day; an earlier one takes nothing back. */
export async function keepSeen(
  db: Db,
  { provinceId, person }: { provinceId: string; person: string },
  day: Day,
): Promise<void> {
  await db
    .insert(reminderChoice)
    .values({ provinceId, person, ...NO_CHOICE, seen: day })
    .onConflictDoUpdate({
      target: [reminderChoice.provinceId, reminderChoice.person],
      set: { seen: sql`greatest(${reminderChoice.seen}, ${day}::date)` },
    });
}
