import { addDays, addMonths, type Day } from '../../../shared/day.ts';
import type { DelayChange, Listing } from '../../../shared/delay-list.ts';
import { quarterAround, spanOf } from '../../../shared/edtf.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { DayChoice } from '../../ui/day-choice.tsx';
import type { DelayData } from './words.ts';

interface Props {
  /** The day looked at, and the first of which anything is on record. */
  asOf: Day;
  earliest: Day | null;
  listing: Listing;
  changes: DelayData['changes'];
  onDay: (since: Day | undefined) => void;
  onChanged: (changed: DelayChange | undefined) => void;
}

/** The last day before the quarter of a day. */
const beforeQuarter = (day: Day): Day => addDays(spanOf(quarterAround(day)).first ?? day, -1);

/** What is new since another day: which day, how many, and a way to see only these. */
export function Since({ asOf, earliest, listing: { since, changed }, changes, onDay, onChanged }: Props) {
  const { t, lang } = useLanguage();
  const days = {
    week: addDays(asOf, -7),
    month: addMonths(asOf, -1),
    quarter: beforeQuarter(asOf),
  };
  const last = addDays(asOf, -1);
  const isPossible = (day: Day) => day <= last && (earliest === null || day >= earliest);
  const show = (change: DelayChange, n: number) => (
    <button
      type="button"
      className="door"
      disabled={n === 0 && changed !== change}
      aria-pressed={changed === change}
      onClick={() => onChanged(changed === change ? undefined : change)}
    >
      {change === 'newly' ? t.late.newly(n) : t.late.recovered(n)}
    </button>
  );
  return (
    <section className="since" aria-label={t.late.since}>
      {since !== undefined && changes !== null && (
        <p className="since-found" role="status">
          {show('newly', changes.newly)}, {show('recovered', changes.recovered)}{' '}
          {t.late.sinceIs(formatDay(since, lang))}
        </p>
      )}
      <div className="since-days">
        <DayChoice
          id="since-day"
          label={t.late.sinceChoose}
          value={since}
          today={last}
          min={earliest ?? '1900-01-01'}
          max={last}
          onChoose={onDay}
        />
        {(['week', 'month', 'quarter'] as const)
          .filter((name) => isPossible(days[name]))
          .map((name) => (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={since === days[name]}
              title={formatDay(days[name], lang)}
              onClick={() => onDay(days[name])}
            >
              {t.late.sinceDay[name]}
            </button>
          ))}
        {since !== undefined && (
          <button type="button" className="button button-small" onClick={() => onDay(undefined)}>
            {t.late.sinceDrop}
          </button>
        )}
      </div>
    </section>
  );
}
