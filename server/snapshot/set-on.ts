import type { CalendarDay } from '../../shared/calendar/facet.ts';
import { calendarOf } from '../../shared/calendar/known.ts';
import type { Calendar } from '../../shared/calendar/workdays.ts';
import type { CodeEntries, CodesDay } from '../../shared/codes/facet.ts';
import { namesIn, publicNamesIn } from '../../shared/codes/known.ts';
import type { Day } from '../../shared/day.ts';
import type { CodeName } from '../../shared/i18n/named.ts';
import type { Context, Reading } from '../context.ts';
import { facetNamed } from '../log/facets.ts';
import { loadDays } from './days.ts';

/** Which days are worked, as known on a day: for who needs no more of that day than this. */
export async function calendarOn({ db, provinceId }: Reading, day: Day): Promise<Calendar> {
  const [said] = await loadDays<CalendarDay>(db, facetNamed('calendar'), { provinceId, day });
  return calendarOf(said?.says);
}

/** What codes were called here on a day. */
export async function namesOn(
  { db, provinceId }: Pick<Reading, 'db' | 'provinceId'>,
  day: Day,
): Promise<CodeName[]> {
  const [said] = await loadDays<CodesDay>(db, facetNamed('codes'), { provinceId, day });
  return namesIn(said?.says.entries ?? {});
}

/** As far as whoever asks is told of what they name. */
export const namesFor = ({ actor }: Pick<Context, 'actor'>, entries: CodeEntries): CodeName[] =>
  actor.id === null ? publicNamesIn(entries) : namesIn(entries);
