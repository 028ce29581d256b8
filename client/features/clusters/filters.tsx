import { useEffect, useId, useRef, useState } from 'react';
import { KINDS } from '../../../shared/cluster-row.ts';
import { LATENESS } from '../../../shared/delay.ts';
import { type Filter, isEmptyFilter } from '../../../shared/filter.ts';
import { STAGES } from '../../../shared/lifecycle.ts';
import { useLanguage } from '../../i18n.tsx';

export interface Choice {
  code: string;
  name: string;
}

interface Props {
  filter: Filter;
  targets: readonly Choice[];
  units: readonly Choice[];
  onChange: (filter: Filter, typing?: boolean) => void;
}

export function SearchBox({ filter, onChange }: Pick<Props, 'filter' | 'onChange'>) {
  const { t } = useLanguage();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter.q ?? '');
  useEffect(
    function followUrl() {
      // While somebody types, the URL is behind the box; a link, Back or a chip moves it when nobody does.
      if (document.activeElement !== input.current) setText(filter.q ?? '');
    },
    [filter.q],
  );
  return (
    <input
      ref={input}
      type="search"
      className="search"
      aria-label={t.map.search}
      placeholder={`${t.map.search}  /`}
      value={text}
      maxLength={80}
      onChange={(event) => {
        setText(event.target.value);
        onChange({ ...filter, q: event.target.value || undefined }, true);
      }}
    />
  );
}

/** The conditions one can set; closed until asked for. */
export function FilterPanel({ filter, targets, units, onChange }: Props) {
  const { t } = useLanguage();
  const id = useId();
  const toggle = <T extends string>(list: readonly T[] | undefined, value: T): T[] | undefined => {
    const next = list?.includes(value) ? list.filter((v) => v !== value) : [...(list ?? []), value];
    return next.length > 0 ? next : undefined;
  };
  const boxes = <T extends string>(
    legend: string,
    values: readonly T[],
    chosen: readonly T[] | undefined,
    words: Record<T, string>,
    set: (values: T[] | undefined) => void,
  ) => (
    <fieldset className="filter-group">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value} className="check">
          <input
            type="checkbox"
            checked={chosen?.includes(value) ?? false}
            onChange={() => set(toggle(chosen, value))}
          />
          {words[value]}
        </label>
      ))}
    </fieldset>
  );
  return (
    <details className="filter-panel">
      <summary>{t.map.filters}</summary>
      <div className="filter-body">
        <div className="field">
          <label htmlFor={`${id}-cohort`}>{t.map.cohort}</label>
          <select
            id={`${id}-cohort`}
            value={filter.cohort ?? ''}
            onChange={(event) =>
              onChange({ ...filter, cohort: event.target.value || undefined, achieved: undefined })
            }
          >
            <option value="">{t.map.anyCohort}</option>
            {targets.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-unit`}>{t.map.unit}</label>
          <select
            id={`${id}-unit`}
            value={filter.unit ?? ''}
            onChange={(event) => onChange({ ...filter, unit: event.target.value || undefined })}
          >
            <option value="">{t.map.anyCohort}</option>
            {units.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </div>
        {boxes(t.map.latenessLabel, LATENESS, filter.lateness, t.lateness, (lateness) =>
          onChange({ ...filter, lateness }),
        )}
        {boxes(t.map.stageLabel, STAGES, filter.stage, t.stage, (stage) => onChange({ ...filter, stage }))}
        {boxes(t.map.kindLabel, KINDS, filter.kind, t.kind, (kind) => onChange({ ...filter, kind }))}
        {boxes(
          '',
          ['unplaced', 'stale', 'waiting'] as const,
          filter.only ? [filter.only] : undefined,
          t.map.only,
          (only) => onChange({ ...filter, only: only?.at(-1) }),
        )}
      </div>
    </details>
  );
}

/** The conditions that hold, each with its own way out. */
export function FilterChips({ filter, targets, units, onChange }: Props) {
  const { t } = useLanguage();
  if (isEmptyFilter(filter)) return null;
  const chips: { key: string; text: string; without: Filter }[] = [];
  const add = (key: string, text: string, without: Filter) => chips.push({ key, text, without });
  if (filter.q) add('q', `“${filter.q}”`, { ...filter, q: undefined });
  if (filter.cohort) {
    const name = targets.find(({ code }) => code === filter.cohort)?.name ?? filter.cohort;
    add('cohort', name, { ...filter, cohort: undefined, achieved: undefined });
  }
  if (filter.achieved) {
    add('achieved', filter.achieved === 'yes' ? t.map.achievedYes : t.map.achievedNo, {
      ...filter,
      achieved: undefined,
    });
  }
  if (filter.unit) {
    add('unit', units.find(({ code }) => code === filter.unit)?.name ?? filter.unit, {
      ...filter,
      unit: undefined,
    });
  }
  if (filter.only) add('only', t.map.only[filter.only], { ...filter, only: undefined });
  const lists = [
    ['stage', t.stage],
    ['lateness', t.lateness],
    ['kind', t.kind],
  ] as const;
  for (const [key, words] of lists) {
    const values: readonly string[] = filter[key] ?? [];
    for (const value of values) {
      const rest = values.filter((other) => other !== value);
      add(`${key}-${value}`, (words as Record<string, string>)[value] ?? value, {
        ...filter,
        [key]: rest.length > 0 ? rest : undefined,
      });
    }
  }
  return (
    <ul className="chips">
      {chips.map(({ key, text, without }) => (
        <li key={key}>
          <button
            type="button"
            className="chip"
            onClick={() => onChange(without)}
            aria-label={t.map.remove(text)}
          >
            {text} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" className="chip chip-clear" onClick={() => onChange({})}>
            {t.map.clear}
          </button>
        </li>
      )}
    </ul>
  );
}
