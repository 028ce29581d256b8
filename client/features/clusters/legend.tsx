import { breaksOf, type Measure } from '../../../shared/area.ts';
import { LATENESS } from '../../../shared/delay.ts';
import { formatNumber, formatShare } from '../../../shared/i18n/format.ts';
import { STAGES } from '../../../shared/lifecycle.ts';
import { useLanguage } from '../../i18n.tsx';
import { useSession } from '../../session.ts';
import { usePrinting } from '../../ui/printing.ts';
import { StageMark, StaleClock } from '../../ui/stage-mark.tsx';

interface PickerProps {
  measure: Measure;
  /** Those that can be measured here. */
  measures: readonly Measure[];
  values: readonly (number | null)[];
  onChange: (measure: Measure) => void;
}

/** What areas are coloured by, with the scale beside the choice. */
export function MeasurePicker({ measure, measures, values, onChange }: PickerProps) {
  const { t, lang } = useLanguage();
  const breaks = breaksOf(values, measure);
  const isShare = measure === 'late' || measure === 'started';
  const write = (value: number) => (isShare ? formatShare(value, lang) : formatNumber(value, lang));
  const label = (lower: number, i: number) => {
    const upper = breaks[i + 1];
    if (isShare) return upper === undefined ? `> ${write(lower)}` : `≤ ${write(upper)}`;
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
      </ol>
    </div>
  );
}

/** What shapes and colours mean; folded away when it is known. */
export function Legend() {
  const { t } = useLanguage();
  const { thresholds } = useSession();
  const printing = usePrinting();
  return (
    <details className="legend" open={printing || undefined}>
      <summary>{t.map.legend}</summary>
      <div className="legend-body">
        <p className="legend-title">{t.map.legendStage}</p>
        <ul>
          {STAGES.map((stage) => (
            <li key={stage}>
              <StageMark stage={stage} lateness="no_date" /> {t.stage[stage]}
            </li>
          ))}
        </ul>
        <p className="legend-title">{t.map.legendLateness}</p>
        <ul>
          {LATENESS.map((lateness) => (
            <li key={lateness} title={t.latenessRule[lateness](thresholds)}>
              <StageMark stage={lateness === 'done' ? 'completed' : 'construction'} lateness={lateness} />{' '}
              {t.lateness[lateness]}
            </li>
          ))}
        </ul>
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
        </ul>
        <p className="muted">{t.map.schematic}</p>
      </div>
    </details>
  );
}
