import { useState } from 'react';
import { isDay, joinDay } from '../../shared/day.ts';
import { type Edtf, parseEdtf, quarterOf } from '../../shared/edtf.ts';
import { formatEdtf, nameQuarter } from '../../shared/i18n/format.ts';
import { useLanguage } from '../i18n.tsx';
import { DayField } from './day-field.tsx';
import { wrongField } from './parts.tsx';

const PRECISIONS = ['day', 'month', 'quarter', 'half', 'year'] as const;
type Chosen = (typeof PRECISIONS)[number];

interface Props {
  id: string;
  value: Edtf;
  today: string;
  /** Years to choose from. */
  years: { from: number; to: number };
  error?: string | undefined;
  onChange: (value: Edtf) => void;
}

const isChosen = (text: string | undefined): text is Chosen => PRECISIONS.some((known) => known === text);

/** A date at the precision that is known: a day, a month, a quarter, a half-year or a year. */
export function EdtfInput({ id, value, today, years: range, error, onChange }: Props) {
  const { t, lang } = useLanguage();
  const span = parseEdtf(value);
  const [precision, setPrecision] = useState<Chosen>(isChosen(span?.precision) ? span.precision : 'day');
  const [typed, setTyped] = useState('');
  const base = span?.last ?? today;
  const year = Number(base.slice(0, 4));
  const month = Number(base.slice(5, 7));
  const first = Math.min(range.from, year);
  const years = Array.from({ length: Math.max(range.to, year) - first + 1 }, (_y, i) => first + i);

  const write = (next: Chosen, y: number, m: number) => {
    const quarter = Math.ceil(m / 3);
    const half = m <= 6 ? 1 : 2;
    const text: Record<Chosen, Edtf> = {
      day: isDay(value) ? value : '',
      month: joinDay(y, m, 1).slice(0, 7),
      quarter: quarterOf(y, quarter),
      half: half === 1 ? `${y}-01/${y}-06` : `${y}-07/${y}-12`,
      year: String(y),
    };
    onChange(text[next]);
  };
  const choose = (next: Chosen) => {
    setPrecision(next);
    write(next, year, month);
  };
  const parts: Record<
    'month' | 'quarter' | 'half',
    { label: string; of: number; now: number; word: (n: number) => string }
  > = {
    month: { label: t.form.month, of: 12, now: month, word: (n) => String(n) },
    quarter: { label: t.form.quarter, of: 4, now: Math.ceil(month / 3), word: (n) => nameQuarter(n, lang) },
    half: { label: t.form.halfYear, of: 2, now: month <= 6 ? 1 : 2, word: (n) => t.form.halves[n] ?? '' },
  };
  const part =
    precision === 'month' || precision === 'quarter' || precision === 'half' ? parts[precision] : null;

  return (
    <div className="edtf" {...(error ? { 'data-wrong': true } : {})}>
      <select
        aria-label={t.form.precision}
        value={precision}
        onChange={(event) => choose(event.target.value as Chosen)}
      >
        {PRECISIONS.map((name) => (
          <option key={name} value={name}>
            {t.form.precisions[name]}
          </option>
        ))}
      </select>
      {precision === 'day' ? (
        <DayField
          id={id}
          value={isDay(value) ? value : typed}
          today={today}
          error={error}
          onChange={(text) => {
            setTyped(text);
            // "2025" on the way to a day is not the year.
            onChange(isDay(text) ? text : '');
          }}
        />
      ) : (
        <>
          {part && (
            <select
              id={id}
              aria-label={part.label}
              value={part.now}
              {...wrongField(id, error)}
              onChange={(event) => write(precision, year, (Number(event.target.value) * 12) / part.of)}
            >
              {Array.from({ length: part.of }, (_n, i) => (
                <option key={part.word(i + 1)} value={i + 1}>
                  {part.word(i + 1)}
                </option>
              ))}
            </select>
          )}
          <select
            id={part ? undefined : id}
            aria-label={t.form.year}
            value={year}
            onChange={(event) => write(precision, Number(event.target.value), month)}
          >
            {years.map((y) => (
              <option key={y} value={y}>
                {y}
              </option>
            ))}
          </select>
        </>
      )}
      {span && precision !== 'day' && <output className="muted">{formatEdtf(value, lang)}</output>}
    </div>
  );
}
