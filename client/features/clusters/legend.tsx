import { useMemo, useState } from 'react';
import { type AreaValue, breaksOf, isPainted, type Measure } from '../../../shared/area.ts';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { LATENESS, type Lateness } from '../../../shared/delay.ts';
import type { Filter } from '../../../shared/filter.ts';
import { formatNumber } from '../../../shared/i18n/format.ts';
import { STAGES, type Stage } from '../../../shared/lifecycle.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { usePrinting } from '../../ui/printing.ts';
import { StageMark, StaleClock } from '../../ui/stage-mark.tsx';

interface PickerProps {
  measure: Measure;
  /** Those that can be measured here. */
  measures: readonly Measure[];
  values: readonly AreaValue[];
  onChange: (measure: Measure) => void;
}

/** What areas are coloured by, of which clusters, with the scale beside the choice. */
export function MeasurePicker({ measure, measures, values, onChange }: PickerProps) {
  const { t, lang } = useLanguage();
  const breaks = breaksOf(values);
  const write = (value: number) => formatNumber(value, lang);
  const label = (lower: number, i: number) => {
    const upper = breaks[i + 1];
    if (upper === undefined) return `≥ ${write(lower + 1)}`;
    return upper === lower + 1 ? write(upper) : `${write(lower + 1)}–${write(upper)}`;
  };
  return (
    <div className="measure">
      <label htmlFor="measure">{t.map.measure}</label>
      <select id="measure" value={measure} onChange={(event) => onChange(event.target.value as Measure)}>
        {measures.map((name) => (
          <option key={name} value={name}>
            {t.map.measures[name]}
          </option>
        ))}
      </select>
      <p className="measure-of">
        {t.map.measureOf[measure]}
        {isPainted(measure) && `; ${t.map.darker}`}
      </p>
      {isPainted(measure) && (
        <ol className="scale">
          <li>
            <span className="swatch area-swatch-0" />0
          </li>
          {breaks.map((lower, i) => (
            <li key={lower}>
              <span className={`swatch area-swatch-${i + 1}`} />
              {label(lower, i)}
            </li>
          ))}
          <li className="scale-nothing">
            <span className="swatch area-swatch-nothing" />
            {t.map.nothingToMeasure}
          </li>
        </ol>
      )}
    </div>
  );
}

interface LegendProps {
  /** Clusters that the other filters leave: what each line counts. */
  rows: readonly ClusterRow[];
  filter: Filter;
  onChange: (filter: Filter) => void;
}

/** What shapes and colours mean, how many there are of each, and only these on a press. */
export function Legend({ rows, filter, onChange }: LegendProps) {
  const { t } = useLanguage();
  const { thresholds } = useSession();
  const printing = usePrinting();
  const counts = useMemo(() => countsOf(rows), [rows]);
  const [wide] = useState(() => window.matchMedia('(min-width: 1600px)').matches);
  return (
    <details className="legend" open={printing || wide || undefined}>
      <summary>{t.map.legend}</summary>
      <div className="legend-body">
        <LegendLines
          title={t.map.legendStage}
          values={STAGES}
          chosen={filter.stage}
          onChange={(stage) => onChange({ ...filter, stage })}
          count={(stage) => counts[stage]}
          line={(stage) => ({ stage, lateness: 'no_date', words: t.stage[stage] })}
        />
        <LegendLines
          title={t.map.legendLateness}
          values={LATENESS}
          chosen={filter.lateness}
          onChange={(lateness) => onChange({ ...filter, lateness })}
          count={(lateness) => counts[lateness]}
          line={(lateness) => ({
            stage: lateness === 'done' ? 'completed' : 'construction',
            lateness,
            words: t.lateness[lateness],
            rule: t.latenessRule[lateness](thresholds),
          })}
        />
        <ul>
          <li>
            <svg className="mark" viewBox="-3 -3 26 26" width="18" height="18" aria-hidden="true">
              <circle className="approximate" cx="10" cy="10" r="11" />
            </svg>{' '}
            {t.map.approximateMark}
          </li>
          <li>
            <StaleClock label={t.map.staleMark} /> {t.map.staleMark}
          </li>
          <li>
            <GroundMark ground="illustrative" small /> {t.ground.rule.illustrative}
          </li>
        </ul>
        <p className="muted">{t.map.schematic}</p>
      </div>
    </details>
  );
}

/** How many there are of each stage and of each class, whose names differ. */
function countsOf(rows: readonly ClusterRow[]): Record<Stage | Lateness, number> {
  const counts = Object.fromEntries([...STAGES, ...LATENESS].map((name) => [name, 0])) as Record<
    Stage | Lateness,
    number
  >;
  for (const { stage, lateness } of rows) {
    counts[stage] += 1;
    counts[lateness] += 1;
  }
  return counts;
}

interface LinesProps<T extends string> {
  title: string;
  values: readonly T[];
  chosen: readonly T[] | undefined;
  onChange: (chosen: T[] | undefined) => void;
  count: (value: T) => number;
  /** Its sign and its words. */
  line: (value: T) => { stage: Stage; lateness: Lateness; words: string; rule?: string };
}

/** A line each, with its count; pressed, only those that are pressed are shown. Lines that nothing has stand last and quiet. */
function LegendLines<T extends string>({ title, values, chosen = [], onChange, count, line }: LinesProps<T>) {
  const toggle = (value: T) => {
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <>
      <p className="legend-title">{title}</p>
      <ul>
        {values.map((value) => {
          const { stage, lateness, words, rule } = line(value);
          const n = count(value);
          return (
            <li key={value}>
              <button
                type="button"
                className="legend-line"
                aria-pressed={chosen.includes(value)}
                title={rule}
                disabled={n === 0 && !chosen.includes(value)}
                onClick={() => toggle(value)}
              >
                <StageMark stage={stage} lateness={lateness} /> <span>{words}</span> <b>{n}</b>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
