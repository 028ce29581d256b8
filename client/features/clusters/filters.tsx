import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { LATENESS } from '../../../shared/delay.ts';
import { type FacetCounts, type Filter, isEmptyFilter, ONLY } from '../../../shared/filter.ts';
import { saidConditions } from '../../../shared/i18n/filter-words.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { STAGES } from '../../../shared/lifecycle.ts';
import { KINDS } from '../../../shared/register.ts';
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

interface BoxesProps<T extends string> {
  legend: string;
  values: readonly T[];
  chosen: readonly T[] | undefined;
  words: Record<T, string>;
  /** How many each would show; undefined: nobody looks. */
  counts: ReadonlyMap<string, number> | undefined;
  onChange: (values: T[] | undefined) => void;
}

/** Any of some values; none ticked means that it does not matter. */
function Boxes<T extends string>({ legend, values, chosen = [], words, counts, onChange }: BoxesProps<T>) {
  const { lang } = useLanguage();
  const toggle = (value: T) => {
    const next = chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className="filter-group">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value} className="check">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          {words[value]}
          {counts && <span className="check-count">{formatNumber(counts.get(value) ?? 0, lang)}</span>}
        </label>
      ))}
    </fieldset>
  );
}

interface PanelProps extends Props {
  counts: () => FacetCounts;
}

/** The conditions one can set, each with what it would show; closed until asked for. */
export function FilterPanel({ filter, targets, units, counts, onChange }: PanelProps) {
  const { t } = useLanguage();
  const id = useId();
  const [open, setOpen] = useState(false);
  const known = useMemo(() => (open ? counts() : null), [open, counts]);
  return (
    <details className="filter-panel" onToggle={(event) => setOpen(event.currentTarget.open)}>
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
        <Boxes
          legend={t.map.latenessLabel}
          values={LATENESS}
          chosen={filter.lateness}
          words={t.lateness}
          counts={known?.lateness}
          onChange={(lateness) => onChange({ ...filter, lateness })}
        />
        <Boxes
          legend={t.map.stageLabel}
          values={STAGES}
          chosen={filter.stage}
          words={t.stage}
          counts={known?.stage}
          onChange={(stage) => onChange({ ...filter, stage })}
        />
        <Boxes
          legend={t.map.kindLabel}
          values={KINDS}
          chosen={filter.kind}
          words={t.kind}
          counts={known?.kind}
          onChange={(kind) => onChange({ ...filter, kind })}
        />
        <Boxes
          legend={t.map.onlyLabel}
          values={ONLY}
          chosen={filter.only ? [filter.only] : undefined}
          words={t.map.only}
          counts={known?.only}
          onChange={(only) => onChange({ ...filter, only: only?.at(-1) })}
        />
      </div>
    </details>
  );
}

/** The conditions that hold, each with its own way out. */
export function FilterChips({ filter, targets, units, onChange }: Props) {
  const { t } = useLanguage();
  if (isEmptyFilter(filter)) return null;
  const nameIn = (choices: readonly Choice[]) => (code: string) =>
    choices.find((choice) => choice.code === code)?.name ?? code;
  const chips = saidConditions(filter, t, {
    unit: nameIn(units),
    target: nameIn(targets),
    mover: () => t.column.mover,
    // What is typed stands in the field above.
  }).filter(({ key }) => key !== 'q');
  if (chips.length === 0) return null;
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
      {(chips.length > 1 || filter.q) && (
        <li>
          <button type="button" className="chip chip-clear" onClick={() => onChange({})}>
            {t.map.clear}
          </button>
        </li>
      )}
    </ul>
  );
}
