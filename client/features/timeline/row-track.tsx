import { type Axis, type Marks, placeLabel, type Slip, type Span } from './geometry.ts';

interface Props {
  marks: Marks;
  axis: Axis;
  trackPx: number;
  /** Ways to say it, the fullest first. */
  labels: readonly string[];
  sentence: string;
  /** What was reported as done waits for confirmation. */
  unconfirmed: boolean;
}

/** Pixels. */
const HEIGHT = 22;
const MIDDLE = 11;
const THICK = 10;

/** The track of one milestone. What it shows stands in its sentence, so nothing is told by colour or place alone. */
export function RowTrack({ marks, axis, trackPx, labels, sentence, unconfirmed }: Props) {
  const { original, schedule, forecast, actual, slip } = marks;
  const label = placeLabel(marks, labels, trackPx);
  return (
    <svg className="gantt-track" width="100%" height={HEIGHT} role="img" aria-label={sentence}>
      <Lines axis={axis} />
      {slip && <SlipLine slip={slip} />}
      {original && <Bar kind="original" span={original} thick={THICK - 4} />}
      {schedule && <Bar kind="schedule" span={schedule} thick={THICK} />}
      {forecast && <Bar kind="forecast" span={forecast} thick={THICK} />}
      {actual && <Bar kind={unconfirmed ? 'reported' : 'actual'} span={actual} thick={THICK} />}
      {label && (
        <text
          className={slip ? `gantt-label ${slip.days > 0 ? 'is-behind' : 'is-ahead'}` : 'gantt-label'}
          x={`${label.x}%`}
          y={MIDDLE + 4}
          textAnchor={label.anchor}
        >
          {label.text}
        </text>
      )}
    </svg>
  );
}

/** Years and the day looked at, from top to bottom: rows stand close, so that the lines go through. */
const Lines = ({ axis }: { axis: Axis }) => (
  <>
    {axis.years.map(({ year, x }) => (
      <line key={year} className="gantt-year" x1={`${x}%`} x2={`${x}%`} y1="0" y2="100%" />
    ))}
    <line className="gantt-now" x1={`${axis.now}%`} x2={`${axis.now}%`} y1="0" y2="100%" />
  </>
);

/** A track on which nothing stands. */
export const Ground = ({ axis }: { axis: Axis }) => (
  <svg className="gantt-track gantt-ground" width="100%" height={HEIGHT} aria-hidden="true">
    <Lines axis={axis} />
  </svg>
);

interface BarProps {
  kind: 'original' | 'schedule' | 'forecast' | 'actual' | 'reported';
  span: Span;
  thick: number;
}

const Bar = ({ kind, span: { x, width, open }, thick }: BarProps) => (
  <rect
    className={`gantt-${kind}${open ? ' is-open' : ''}`}
    data-mark={kind}
    x={`${x}%`}
    width={`${width}%`}
    y={MIDDLE - thick / 2}
    height={thick}
    rx={kind === 'original' || kind === 'schedule' ? 1 : 3}
  />
);

/** From the schedule to where it ended up, with an end that says which way. */
function SlipLine({ slip: { from, to, days } }: { slip: Slip }) {
  const tone = days > 0 ? 'is-behind' : 'is-ahead';
  return (
    <g className={`gantt-slip ${tone}`} data-mark="slip">
      <line x1={`${from}%`} x2={`${to}%`} y1={MIDDLE} y2={MIDDLE} />
      <line x1={`${to}%`} x2={`${to}%`} y1={MIDDLE - 5} y2={MIDDLE + 5} />
    </g>
  );
}
