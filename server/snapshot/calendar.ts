import type { CalendarDay } from '../../shared/calendar/facet.ts';
import { calendarOf } from '../../shared/calendar/known.ts';
import type { Calendar } from '../../shared/calendar/workdays.ts';
import type { Day } from '../../shared/day.ts';
import type { Reading } from '../context.ts';
import { facetNamed } from '../log/facets.ts';
import { loadDays } from './days.ts';

/** Which days are worked, as known on a day: for who needs no more of that day than this. */
export async function calendarOn({ db, provinceId }: Reading, day: Day): Promise<Calendar> {
  const [said] = await loadDays<CalendarDay>(db, facetNamed('calendar'), { provinceId, day });
  return calendarOf(said?.says);
}
