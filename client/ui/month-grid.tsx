import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addDays, addMonths, type Day } from '../../shared/day.ts';
import { mondayOf, weeksOfMonth, within } from '../../shared/day-text.ts';
import { formatDay, formatEdtf } from '../../shared/i18n/format.ts';
import { useLanguage } from '../i18n.tsx';

interface Props {
  /** Where one begins. */
  day: Day;
  chosen: Day | null;
  today: Day;
  min?: Day | undefined;
  max?: Day | undefined;
  onChoose: (day: Day) => void;
  onClose: () => void;
}

/** Where a key leads from a day; undefined for keys that lead nowhere. */
function stepOf({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>, from: Day): Day | undefined {
  switch (key) {
    case 'ArrowLeft':
      return addDays(from, -1);
    case 'ArrowRight':
      return addDays(from, 1);
    case 'ArrowUp':
      return addDays(from, -7);
    case 'ArrowDown':
      return addDays(from, 7);
    case 'Home':
      return mondayOf(from);
    case 'End':
      return addDays(mondayOf(from), 6);
    case 'PageUp':
      return addMonths(from, shiftKey ? -12 : -1);
    case 'PageDown':
      return addMonths(from, shiftKey ? 12 : 1);
    default:
      return undefined;
  }
}

/** A month of days, Monday first: arrows by day and week, Page by month, with Shift by year, Enter chooses, Esc closes. */
export function MonthGrid({ day: start, chosen, today, min, max, onChoose, onClose }: Props) {
  const { t, lang } = useLanguage();
  const [at, setAt] = useState(start);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(
    function followFocus() {
      grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
    },
    [at],
  );
  const onKey = (event: KeyboardEvent) => {
    const step = stepOf(event, at);
    if (event.key !== 'Escape' && step === undefined) return;
    event.preventDefault();
    // What lies under it has an Escape and arrows of its own.
    event.stopPropagation();
    if (step === undefined) onClose();
    else setAt(within(step, min, max));
  };
  const turn = (months: number) => setAt(within(addMonths(at, months), min, max));
  const isOut = (day: Day) => within(day, min, max) !== day;
  return (
    <div className="month" role="dialog" aria-label={t.dayField.title}>
      <div className="month-head">
        <button type="button" className="month-turn" aria-label={t.dayField.before1} onClick={() => turn(-1)}>
          ‹
        </button>
        <strong aria-live="polite">{t.dayField.month(formatEdtf(at.slice(0, 7), lang))}</strong>
        <button type="button" className="month-turn" aria-label={t.dayField.after1} onClick={() => turn(1)}>
          ›
        </button>
      </div>
      <div ref={grid} role="grid" className="month-grid" aria-label={t.dayField.title}>
        <div role="row" className="month-week">
          {t.dayField.weekdays.map(([short, long]) => (
            <span key={short} role="columnheader" aria-label={long}>
              {short}
            </span>
          ))}
        </div>
        {weeksOfMonth(at).map((week) => (
          <div key={week[0]} role="row" className="month-week">
            {week.map((day) => (
              <div key={day} role="gridcell" aria-selected={day === chosen}>
                <button
                  type="button"
                  data-day={day}
                  className={day.slice(0, 7) === at.slice(0, 7) ? 'month-day' : 'month-day month-other'}
                  tabIndex={day === at ? 0 : -1}
                  disabled={isOut(day)}
                  aria-label={day === today ? t.dayField.today(formatDay(day, lang)) : formatDay(day, lang)}
                  aria-current={day === today ? 'date' : undefined}
                  onKeyDown={onKey}
                  onClick={() => onChoose(day)}
                >
                  {Number(day.slice(8))}
                </button>
              </div>
            ))}
          </div>
        ))}
      </div>
      <button type="button" className="button button-small" onClick={onClose}>
        {t.app.close}
      </button>
    </div>
  );
}
