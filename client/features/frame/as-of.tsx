import { useRef, useState } from 'react';
import { addMonths, type Day, isDay } from '../../../shared/day.ts';
import { dayText, within } from '../../../shared/day-text.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { Go, useUrlParams } from '../../go.tsx';
import { useHeldDay, useShownDay } from '../../held-day.ts';
import { useLanguage } from '../../i18n.tsx';
import { paths } from '../../paths.ts';
import { useAsOf, useRecordSince } from '../../session.ts';
import { DayField } from '../../ui/day-field.tsx';

/** Where nobody says since when there are records. */
const EARLIEST: Day = '1900-01-01';
/** How far ahead one may look: far enough for every due date of a plan year. */
const MONTHS_AHEAD = 24;

/** The one control of time: every screen shows what was known by the end of this day. */
export function AsOfControl() {
  const { t, lang } = useLanguage();
  const { day, today } = useAsOf();
  const shown = useShownDay();
  const earliest = useRecordSince() ?? EARLIEST;
  const latest = addMonths(today, MONTHS_AHEAD);
  const [, change] = useUrlParams();
  const card = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(day);
  const [typed, setTyped] = useState<string>(day);
  const [refused, setRefused] = useState(false);
  if (asked !== day) {
    setAsked(day);
    setTyped(day);
    setRefused(false);
  }
  const isOffered = isDay(typed) && within(typed, earliest, latest) === typed;
  const go = (chosen: Day) => {
    change({ asof: chosen === today ? null : chosen });
    card.current?.hidePopover();
  };
  const year = Number(today.slice(0, 4));
  const jumps: Day[] = [
    today,
    addMonths(today, -1),
    `${year - 1}-12-31`,
    addMonths(today, -12),
    `${year - 2}-12-31`,
  ].filter((jump) => jump >= earliest);
  return (
    <div className="as-of">
      <button type="button" className="as-of-button" popoverTarget="as-of-card">
        <span className="as-of-label">{t.asOf.label}</span> <strong>{formatDay(shown.day, lang)}</strong>
        {shown.isToday && <span className="as-of-today">{t.asOf.today}</span>}{' '}
        <span aria-hidden="true">▾</span>
      </button>
      <div id="as-of-card" ref={card} popover="auto" className="as-of-card">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (isOffered) go(typed);
            else setRefused(true);
          }}
        >
          <label htmlFor="as-of">{t.asOf.choose}</label>
          <div className="as-of-line">
            <DayField
              id="as-of"
              value={typed}
              today={today}
              min={earliest}
              max={latest}
              error={
                refused && !isOffered ? t.dayField.between(dayText(earliest), dayText(latest)) : undefined
              }
              onChange={setTyped}
            />
            <button type="submit" className="button button-main">
              {t.asOf.go}
            </button>
          </div>
          {refused && !isOffered && (
            <p className="field-error" id="as-of-error" role="alert">
              {t.dayField.between(dayText(earliest), dayText(latest))}
            </p>
          )}
        </form>
        <ul>
          {[...new Set(jumps)].map((jump) => (
            <li key={jump}>
              <button
                type="button"
                className="button button-small"
                aria-pressed={jump === day}
                onClick={() => go(jump)}
              >
                {jump === today ? t.asOf.today : formatDay(jump, lang)}
              </button>
            </li>
          ))}
        </ul>
        <p className="muted">{t.asOf.hint}</p>
        <p>
          <Go to={paths.changes}>{t.changes.open}</Go>
        </p>
      </div>
    </div>
  );
}

/** When the day is not today, or what the address names is no day, the whole frame says so. */
export function AsOfBanner() {
  const { t, lang } = useLanguage();
  const { wrong } = useAsOf();
  const { day, today, isToday } = useShownDay();
  const isHeld = useHeldDay() !== null;
  const [, change] = useUrlParams();
  if (wrong !== null) {
    return (
      <div className="banner-past" role="status">
        <span>{t.asOf.noDay(wrong)}</span>
        <button type="button" className="button button-small" onClick={() => change({ asof: null }, true)}>
          {t.app.close}
        </button>
      </div>
    );
  }
  if (isToday) return null;
  const words = day < today ? t.asOf.past : t.asOf.ahead;
  return (
    <div className="banner-past" role="status" aria-live={isHeld ? 'off' : 'polite'}>
      <span>{words(formatDay(day, lang))}</span>
      <button type="button" className="button button-small" onClick={() => change({ asof: null })}>
        {t.asOf.back}
      </button>
    </div>
  );
}
