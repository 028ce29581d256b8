import { addMonths } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { useUrlParams } from '../../go.tsx';
import { useLanguage } from '../../i18n.tsx';
import { useAsOf } from '../../session.ts';

/** First day the register knows anything of. */
const EARLIEST = '2018-03-15';
/** How far ahead one may look: far enough for every due date of a plan year. */
const MONTHS_AHEAD = 24;

/** The one control of time: every screen shows what was known by the end of this day. */
export function AsOfControl() {
  const { t } = useLanguage();
  const { day, today, isToday } = useAsOf();
  const [, change] = useUrlParams();
  return (
    <div className="as-of">
      <label htmlFor="as-of">{t.asOf.label}</label>
      <input
        id="as-of"
        type="date"
        value={day}
        min={EARLIEST}
        max={addMonths(today, MONTHS_AHEAD)}
        required
        onChange={(event) => {
          const chosen = event.target.value;
          if (event.target.validity.valid) change({ asof: chosen === today ? null : chosen });
        }}
      />
      {isToday && <span className="as-of-today">{t.asOf.today}</span>}
    </div>
  );
}

/** When the day is not today the whole frame says so. */
export function AsOfBanner() {
  const { t, lang } = useLanguage();
  const { day, today, isToday } = useAsOf();
  const [, change] = useUrlParams();
  if (isToday) return null;
  const words = day < today ? t.asOf.past : t.asOf.ahead;
  return (
    <div className="banner-past" role="status">
      <span>{words(formatDay(day, lang))}</span>
      <button type="button" className="button button-small" onClick={() => change({ asof: null })}>
        {t.asOf.back}
      </button>
    </div>
  );
}
