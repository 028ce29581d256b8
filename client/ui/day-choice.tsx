import { useState } from 'react';
import { type Day, isDay } from '../../shared/day.ts';
import { within } from '../../shared/day-text.ts';
import { DayField } from './day-field.tsx';

interface Props {
  id: string;
  label: string;
  value: Day | undefined;
  today: Day;
  min: Day;
  max: Day;
  onChoose: (day: Day) => void;
}

/** A day that holds as soon as it is whole and lies within what can be chosen. */
export function DayChoice({ id, label, value, today, min, max, onChoose }: Props) {
  const [seen, setSeen] = useState(value);
  const [typed, setTyped] = useState<string>(value ?? '');
  if (seen !== value) {
    setSeen(value);
    setTyped(value ?? '');
  }
  return (
    <div className="day-choice">
      <label htmlFor={id}>{label}</label>
      <DayField
        id={id}
        value={typed}
        today={today}
        min={min}
        max={max}
        onChange={(next) => {
          setTyped(next);
          if (isDay(next) && next !== value && within(next, min, max) === next) onChoose(next);
        }}
      />
    </div>
  );
}
