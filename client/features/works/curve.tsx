import { useRef } from 'react';
import type { Day } from '../../../shared/day.ts';
import { formatDay, formatEdtf } from '../../../shared/i18n/format.ts';
import { doneWords, percentWords, spanOfPlan } from '../../../shared/i18n/works-words.ts';
import type { Plan, Report } from '../../../shared/works/events.ts';
import { plannedOf } from '../../../shared/works/plan.ts';
import { progressOn } from '../../../shared/works/progress.ts';
import { courseOf, type Point } from '../../../shared/works/standing.ts';
import { useLanguage } from '../../i18n.tsx';
import { Axes } from '../../ui/chart.tsx';
import { Fold } from '../../ui/fold.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { drawWorks } from './curve-geometry.ts';
import { Ahead } from './stands.tsx';

const HEIGHT = 220;
const FRAME = { height: HEIGHT, left: 34, right: 14, top: 26, bottom: 24 };
/** Before it was measured. */
const USUAL = 640;
/** So near to an edge what is written turns to the other side. */
const NEAR = 64;

interface Props {
  plans: readonly Plan[];
  plan: Plan;
  reports: readonly Report[];
  until: Day;
}

/** The S-curve of plan and of what was done: a drawing, and the same as a table under it. */
export function WorksCurve({ plans, plan, reports, until }: Props) {
  const { t } = useLanguage();
  const points = courseOf(reports);
  const [first] = plans;
  return (
    <>
      <Chart plan={plan} first={first === plan ? null : (first ?? null)} points={points} until={until} />
      {points.length > 0 && (
        <Fold title={t.works.table}>
          <CurveTable plan={plan} points={points} />
        </Fold>
      )}
    </>
  );
}

interface ChartProps {
  plan: Plan;
  first: Plan | null;
  points: readonly Point[];
  until: Day;
}

function Chart({ plan, first, points, until }: ChartProps) {
  const { t, lang } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, USUAL);
  const drawing = drawWorks({ plan, first, points, until }, { ...FRAME, width });
  const { last, now, end } = drawing;
  const isLate = now > end - NEAR;
  return (
    <div ref={box} className="works-chart">
      <h3>{t.works.chart}</h3>
      <ul className="works-legend">
        <Key line="actual" />
        <Key line="plan" />
        {first !== null && <Key line="first" />}
      </ul>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`${t.works.chart}. ${useSaying(plan, points, until)}`}
      >
        <Axes scales={drawing} frame={FRAME} now={now} />
        <text
          className="works-day"
          x={isLate ? now + 4 : Math.max(FRAME.left, now - 4)}
          y={14}
          textAnchor={isLate ? 'end' : 'middle'}
        >
          {formatDay(until, lang)}
        </text>
        {drawing.first !== null && <path className="works-line works-first" d={drawing.first} />}
        <path className="works-line works-plan" d={drawing.plan} />
        {drawing.actual !== null && <path className="works-line works-actual" d={drawing.actual} />}
        {last !== null && (
          <>
            <circle className="works-dot" cx={last.x} cy={last.y} r={4} />
            <text
              className="works-done"
              x={last.x > end - NEAR ? last.x - 8 : last.x + 8}
              y={Math.max(FRAME.top + 12, Math.min(last.y + 15, drawing.base - 4))}
              textAnchor={last.x > end - NEAR ? 'end' : 'start'}
            >
              {percentWords(last.percent, lang)}
            </text>
          </>
        )}
      </svg>
    </div>
  );
}

function Key({ line }: { line: 'plan' | 'first' | 'actual' }) {
  const { t } = useLanguage();
  return (
    <li>
      <svg viewBox="0 0 28 8" width="28" height="8" aria-hidden="true">
        <path className={`works-line works-${line}`} d="M1 4H27" />
      </svg>{' '}
      {t.works.line[line]}
    </li>
  );
}

/** What the drawing shows, for who does not see it. */
function useSaying(plan: Plan, points: readonly Point[], until: Day): string {
  const { t, lang } = useLanguage();
  const { from, to } = spanOfPlan(plan.components);
  const planned = percentWords(plannedOf(plan, until) ?? 0, lang);
  const last = points.at(-1);
  const done = last && doneWords(progressOn(plan, last.figures, last.on), t, lang);
  const says = [
    t.works.plannedNow(planned, formatDay(until, lang)),
    ...(last && done ? [`${t.works.line.actual} ${done} (${formatDay(last.on, lang)})`] : []),
  ].join('; ');
  return t.works.chartText(formatDay(from, lang), formatDay(to, lang), says);
}

/** What stood on each day of which a report speaks, the latest first. */
function CurveTable({ plan, points }: { plan: Plan; points: readonly Point[] }) {
  const { t, lang } = useLanguage();
  const lines = points.map(({ on, date, figures }) => ({
    on,
    date,
    progress: progressOn(plan, figures, on),
  }));
  return (
    <table className="works-course">
      <thead>
        <tr>
          <th scope="col">{t.works.day}</th>
          <th scope="col" className="number">
            {t.works.head.planned}
          </th>
          <th scope="col" className="number">
            {t.works.head.actual}
          </th>
          <th scope="col" className="number">
            {t.works.head.difference}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.toReversed().map(({ on, date, progress }) => (
          <tr key={on}>
            <th scope="row">{formatEdtf(date, lang)}</th>
            <td className="number">
              {progress.planned === null ? '–' : percentWords(progress.planned, lang)}
            </td>
            <td className="number">
              {progress.actual === null ? t.works.notSaid : percentWords(progress.actual, lang)}
              {progress.actual !== null && progress.covered < 100 && (
                <small className="muted">{t.works.ofCovered(percentWords(progress.covered, lang))}</small>
              )}
            </td>
            <td className="number">
              <Ahead progress={progress} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
