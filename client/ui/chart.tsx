import { formatNumber } from '../../shared/i18n/format.ts';
import { useLanguage } from '../i18n.tsx';
import type { Frame, Scales } from './chart-geometry.ts';

/** A year takes this much room to be written. */
const YEAR = 36;

interface Props {
  scales: Scales;
  frame: Pick<Frame, 'left' | 'right' | 'top'>;
  /** Where the day looked at stands. */
  now: number;
}

/** The scales of a drawing over time, and the day looked at. What they say stands in the drawing's own words. */
export function Axes({ scales: { ticks, years, base, end }, frame, now }: Props) {
  const { lang } = useLanguage();
  const every = Math.max(1, Math.ceil((years.length * YEAR) / Math.max(1, end - frame.left)));
  return (
    <g className="chart-axes" aria-hidden="true">
      {ticks.map(({ y, value }) => (
        <g key={value}>
          <line x1={frame.left} x2={end} y1={y} y2={y} />
          <text x={frame.left - 5} y={y + 4} textAnchor="end">
            {formatNumber(value, lang)}
          </text>
        </g>
      ))}
      {years.map(({ x, year }, i) => (
        <g key={year}>
          <line x1={x} x2={x} y1={base} y2={base + 5} />
          {i % every === 0 && x + YEAR < end + frame.right && (
            <text x={x + 3} y={base + 17}>
              {year}
            </text>
          )}
        </g>
      ))}
      <line className="chart-now" x1={now} x2={now} y1={frame.top - 8} y2={base} />
    </g>
  );
}
