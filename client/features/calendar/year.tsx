import type { MarkedDay } from '../../../server/settings/calendar.ts';
import type { DayKind } from '../../../shared/calendar/facet.ts';
import { type Day, joinDay, weekdayOf } from '../../../shared/day.ts';
import { weeksOfMonth } from '../../../shared/day-text.ts';
import { CALENDAR_WORDS } from '../../../shared/i18n/calendar.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { useRoomWords } from '../../room-words.ts';

interface Props {
  year: number;
  marked: readonly MarkedDay[];
  today: Day;
  /** What can be changed. */
  first: Day;
  last: Day;
  /** A day was chosen, and what it would become. */
  onChoose: (day: Day, kind: DayKind) => void;
}

const MONTHS = Array.from({ length: 12 }, (_month, i) => i + 1);
const isWeekend = (day: Day): boolean => weekdayOf(day) === 0 || weekdayOf(day) === 6;

/** A year as twelve months, with the days that are not as their weekday says. */
export function Year({ marked, ...props }: Props) {
  const kinds = new Map(marked.map(({ day, kind }) => [day, kind]));
  return (
    <div className="calendar-year">
      {MONTHS.map((month) => (
        <Month key={month} month={month} kinds={kinds} {...props} />
      ))}
    </div>
  );
}

interface MonthProps extends Omit<Props, 'marked'> {
  month: number;
  kinds: ReadonlyMap<Day, DayKind>;
}

function Month({ year, month, kinds, today, first, last, onChoose }: MonthProps) {
  const { t } = useLanguage();
  const words = useRoomWords(CALENDAR_WORDS);
  const begin = joinDay(year, month, 1);
  return (
    <table className="calendar-month">
      <caption>{words.month(month)}</caption>
      <thead>
        <tr>
          {t.dayField.weekdays.map(([short, long]) => (
            <th key={short} scope="col" aria-label={long}>
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(begin).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td key={day}>
                {day.slice(0, 7) === begin.slice(0, 7) && (
                  <DayCell
                    day={day}
                    kind={kinds.get(day) ?? null}
                    isToday={day === today}
                    isFixed={day < first || day > last}
                    onChoose={onChoose}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  day: Day;
  kind: DayKind | null;
  isToday: boolean;
  isFixed: boolean;
  onChoose: Props['onChoose'];
}

function DayCell({ day, kind, isToday, isFixed, onChoose }: CellProps) {
  const { lang } = useLanguage();
  const words = useRoomWords(CALENDAR_WORDS);
  const weekend = isWeekend(day);
  const mark = kind ?? (weekend ? 'weekend' : null);
  const said = kind === null ? formatDay(day, lang) : words.dayIs(formatDay(day, lang), words.kind[kind]);
  // A day that is worked can be taken off, and the other way round.
  const becomes: DayKind = kind === 'off' || (weekend && kind === null) ? 'worked' : 'off';
  return (
    <button
      type="button"
      // The form reaches every day by keyboard: three hundred stops on the way to it help nobody.
      tabIndex={-1}
      className="calendar-day"
      data-mark={mark}
      aria-label={said}
      aria-current={isToday ? 'date' : undefined}
      disabled={isFixed}
      onClick={() => onChoose(day, becomes)}
    >
      {Number(day.slice(8))}
    </button>
  );
}

export function Legend() {
  const { legend } = useRoomWords(CALENDAR_WORDS);
  return (
    <ul className="calendar-legend muted">
      {(['off', 'worked', 'weekend'] as const).map((mark) => (
        <li key={mark}>
          <span className="calendar-sign" data-mark={mark} aria-hidden="true" />
          {legend[mark]}
        </li>
      ))}
    </ul>
  );
}
