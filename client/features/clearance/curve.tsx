import { useRef } from 'react';
import type { Report } from '../../../shared/clearance/events.ts';
import { courseOf, type Point } from '../../../shared/clearance/standing.ts';
import type { Day } from '../../../shared/day.ts';
import { amountWords } from '../../../shared/i18n/clearance-words.ts';
import { formatDay, formatEdtf, formatNumber } from '../../../shared/i18n/format.ts';
import { useLanguage } from '../../i18n.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Provenance } from '../../ui/provenance.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { CURVES, type Drawing, drawCurves } from './curve-geometry.ts';

const HEIGHT = 220;
const FRAME = { height: HEIGHT, left: 34, right: 126, top: 14, bottom: 24 };
/** Before it was measured. */
const USUAL = 640;
/** A year takes this much room to be written. */
const YEAR = 36;

interface Props {
  reports: readonly Report[];
  /** The day looked at: the curve ends there. */
  until: Day;
}

/** How the areas went over time: a drawing, and the same figures as a table under it. */
export function ClearanceCurve({ reports, until }: Props) {
  const { t } = useLanguage();
  const points = courseOf(reports).filter(({ figures }) =>
    CURVES.some((curve) => figures[curve] !== undefined),
  );
  if (points.length === 0) return reports.length > 0 && <p className="muted">{t.clearance.noArea}</p>;
  if (points.length === 1) return <p className="muted">{t.clearance.oneReport}</p>;
  return (
    <>
      <Chart points={points} until={until} />
      <Fold title={t.clearance.table}>
        <CurveTable points={points} />
      </Fold>
    </>
  );
}

function Chart({ points, until }: { points: readonly Point[]; until: Day }) {
  const { t, lang } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, USUAL);
  const drawing = drawCurves(points, until, { ...FRAME, width });
  const says = drawing.curves
    .map(({ curve, value }) => `${t.clearance.line[curve]} ${amountWords(curve, value, t, lang)}`)
    .join(', ');
  const [from, to] = [points[0]?.on ?? until, points.at(-1)?.on ?? until];
  const text = t.clearance.chartText(formatDay(from, lang), formatDay(to, lang), says);
  return (
    <div ref={box} className="clearance-chart">
      <h3>{t.clearance.chart}</h3>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`${t.clearance.chart}. ${text}`}>
        <Axes drawing={drawing} />
        {drawing.curves.map(({ curve, path, y, labelY, value }) => (
          <g key={curve} className={`clearance-${curve}`}>
            {curve === 'cleanHa' && (
              <path className="clearance-fill" d={`${path}V${drawing.base}H${startOf(path)}Z`} />
            )}
            <path className="clearance-line" d={path} />
            <path className="clearance-lead" d={`M${drawing.end} ${y}L${drawing.end + 6} ${labelY}`} />
            <text x={drawing.end + 9} y={labelY + 4}>
              {t.clearance.line[curve]} {formatNumber(value, lang)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

const startOf = (path: string): string => /^M([\d.]+)/.exec(path)?.[1] ?? '0';

function Axes({ drawing: { ticks, years, base, end } }: { drawing: Drawing }) {
  const { lang } = useLanguage();
  const every = Math.max(1, Math.ceil((years.length * YEAR) / Math.max(1, end - FRAME.left)));
  return (
    <g className="clearance-axes" aria-hidden="true">
      {ticks.map(({ y, value }) => (
        <g key={value}>
          <line x1={FRAME.left} x2={end} y1={y} y2={y} />
          <text x={FRAME.left - 5} y={y + 4} textAnchor="end">
            {formatNumber(value, lang)}
          </text>
        </g>
      ))}
      {years.map(({ x, year }, i) => (
        <g key={year}>
          <line x1={x} x2={x} y1={base} y2={base + 5} />
          {i % every === 0 && x + YEAR < end + FRAME.right && (
            <text x={x + 3} y={base + 17}>
              {year}
            </text>
          )}
        </g>
      ))}
      {/* The day looked at. */}
      <line className="clearance-now" x1={end} x2={end} y1={FRAME.top - 8} y2={base} />
    </g>
  );
}

/** What stood on each day of which a report speaks, the latest first. */
function CurveTable({ points }: { points: readonly Point[] }) {
  const { t, lang } = useLanguage();
  const ha = (value: number | undefined) =>
    value === undefined ? <span className="muted">{t.clearance.notSaid}</span> : formatNumber(value, lang);
  return (
    <table className="clearance-table">
      <thead>
        <tr>
          <th scope="col">{t.clearance.day}</th>
          {CURVES.map((curve) => (
            <th key={curve} scope="col" className="number">
              {t.clearance.figure[curve]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ on, date, figures, grounds, sources }) => (
          <tr key={on}>
            <th scope="row">{formatEdtf(date, lang)}</th>
            {CURVES.map((curve) => (
              <td key={curve} className="number">
                {ha(figures[curve])}{' '}
                {grounds[curve] && <Provenance provenance={grounds[curve]} source={sources[curve]} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
