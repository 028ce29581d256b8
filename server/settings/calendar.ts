import { changeable } from '../../shared/calendar/command.ts';
import { type CalendarEvent, calendar, type DayKind } from '../../shared/calendar/facet.ts';
import { calendarOf, isAnnounced, markOf } from '../../shared/calendar/known.ts';
import { addDays, type Day, joinDay } from '../../shared/day.ts';
import type { Grounds } from '../../shared/settings/document.ts';
import type { Context } from '../context.ts';
import { foldLines, readLines } from '../log/read.ts';
import { settingsStream } from './stream.ts';

/** A day that is not as its weekday says. */
export interface MarkedDay {
  day: Day;
  kind: DayKind;
  /** It was said here; else the table of the program has it. */
  said: boolean;
}

export interface CalendarChange extends Partial<Grounds> {
  on: Day;
  by: string | null;
  days: { day: Day; kind: DayKind }[];
}

export interface CalendarShown {
  stream: string;
  version: number;
  year: number;
  marked: MarkedDay[];
  /** Nothing is known of the year: every weekday of it counts. */
  announced: boolean;
  /** This year and the next, where nothing is known of them. */
  missing: number[];
  /** What can be changed. */
  first: Day;
  last: Day;
  /** The newest first. */
  history: CalendarChange[];
}

/** A year's days off and days that are worked, as known today. */
export async function calendarShown(ctx: Context, asked: number | undefined): Promise<CalendarShown> {
  const today = ctx.clock.today();
  const thisYear = Number(today.slice(0, 4));
  const year = asked ?? thisYear;
  const stream = settingsStream(ctx);
  const lines = await readLines(ctx.db, { provinceId: ctx.provinceId, stream }, today, [calendar.name]);
  const state = foldLines(calendar, lines);
  const known = calendarOf(state);
  return {
    stream,
    version: state.version,
    year,
    marked: daysOfYear(year).flatMap((day) => {
      const kind = markOf(day, known);
      return kind === null ? [] : [{ day, kind, said: state.days[day] !== undefined }];
    }),
    announced: isAnnounced(year, known),
    missing: [thisYear, thisYear + 1].filter((one) => !isAnnounced(one, known)),
    ...changeable(today),
    history: lines
      .map(({ event, recordedOn: on, by }) => {
        const { type: _type, ...said } = event as CalendarEvent;
        return { on, by, ...said };
      })
      .reverse(),
  };
}

function daysOfYear(year: number): Day[] {
  const [days, last]: [Day[], Day] = [[], joinDay(year, 12, 31)];
  for (let day = joinDay(year, 1, 1); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
