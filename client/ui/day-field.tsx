import { type KeyboardEvent, useRef, useState } from 'react';
import type { Day } from '../../shared/day.ts';
import { dayText, parseDayText, within } from '../../shared/day-text.ts';
import { useLanguage } from '../i18n.tsx';
import { MonthGrid } from './month-grid.tsx';
import { wrongField } from './parts.tsx';

interface Props {
  id: string;
  /** A day, or what was typed and is none. */
  value: string;
  today: Day;
  min?: Day | undefined;
  max?: Day | undefined;
  /** What whoever checks the form has to say; without it the field speaks for itself. */
  error?: string | undefined;
  onChange: (value: string) => void;
  onEnter?: (() => void) | undefined;
}

/** Eight figures are a whole day: a keypad has no strokes. */
const WHOLE = /^\d{8}$/;

/**
 * A day as dd/mm/yyyy, whatever the browser's language, typed or chosen from a calendar. What is no day is passed on as it
 * was typed, so that it is neither lost nor taken for empty.
 */
export function DayField({ id, value, today, min, max, error, onChange, onEnter }: Props) {
  const { t } = useLanguage();
  const [text, setText] = useState(dayText(value));
  const [left, setLeft] = useState(false);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // Changed from outside: by the calendar, or by whoever keeps the value.
  if (meantBy(text) !== value) setText(dayText(value));
  const type = (typed: string) => {
    const day = parseDayText(typed);
    setText(day !== null && WHOLE.test(typed.trim()) ? dayText(day) : typed);
    onChange(meantBy(typed));
  };
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const own = left ? complaint({ text, min, max }, t.dayField) : undefined;
  const wrong = error ?? own;
  return (
    <div className="day-field">
      <div className="day-line">
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          placeholder={t.dayField.shape}
          value={text}
          {...wrongField(id, wrong)}
          onChange={(event) => type(event.target.value)}
          onFocus={() => setLeft(false)}
          onBlur={() => {
            setLeft(true);
            setText(dayText(value));
          }}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Enter' || !onEnter) return;
            event.preventDefault();
            setLeft(true);
            onEnter();
          }}
        />
        <button
          ref={button}
          type="button"
          className="day-button"
          aria-label={t.dayField.open}
          aria-expanded={open}
          onClick={() => (open ? close() : setOpen(true))}
        >
          <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
            <path
              d="M3 5.5h14v11H3zM3 9h14M7 3v4M13 3v4"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.6"
            />
          </svg>
        </button>
      </div>
      {own && !error && (
        <p className="field-error" id={`${id}-error`} role="alert">
          {own}
        </p>
      )}
      {open && (
        <MonthGrid
          day={within(parseDayText(text) ?? today, min, max)}
          chosen={parseDayText(text)}
          today={today}
          min={min}
          max={max}
          onChoose={(day) => {
            onChange(day);
            setText(dayText(day));
            close();
          }}
          onClose={close}
        />
      )}
    </div>
  );
}

const meantBy = (text: string): string => parseDayText(text) ?? text;

interface Asked {
  text: string;
  min: Day | undefined;
  max: Day | undefined;
}
interface Words {
  none: string;
  before: (day: string) => string;
  after: (day: string) => string;
}

/** What is wrong with a text that somebody has left; nothing typed is the form's matter. */
function complaint({ text, min, max }: Asked, words: Words): string | undefined {
  if (text.trim() === '') return undefined;
  const day = parseDayText(text);
  if (day === null) return words.none;
  if (min !== undefined && day < min) return words.before(dayText(min));
  return max !== undefined && day > max ? words.after(dayText(max)) : undefined;
}
