import { useEffect, useRef, useState } from 'react';
import type { Day } from '../../../shared/day.ts';
import { spanOf } from '../../../shared/edtf.ts';
import { amountWords } from '../../../shared/i18n/amount-words.ts';
import { formatDay, formatNumber } from '../../../shared/i18n/format.ts';
import type { Step } from '../../../shared/programme-course.ts';
import type { Pacing } from '../../../shared/programmes/pacing.ts';
import { useLanguage } from '../../i18n.tsx';
import { type CourseDrawing, type CourseFrame, drawCourse } from './course-geometry.ts';
import type { TargetNumbers } from './finding.ts';

const HEIGHT = 190;
const FRAME: Omit<CourseFrame, 'width'> = { height: HEIGHT, left: 6, right: 14, top: 22, bottom: 42 };
/** Before it was measured. */
const USUAL = 640;
/** A year takes this much room to be written. */
const YEAR = 40;
/** The name of the target line takes this much. */
const NAME = 92;

interface Props {
  target: TargetNumbers;
  name: string;
  steps: readonly Step[];
  pace: Pacing;
  since: Day;
  on: Day;
}

/** The course of a target as it became known, its target line and the pace that is needed. Figures stand in the table. */
export function CourseChart({ target, name, steps, pace, since, on }: Props) {
  const { t, lang } = useLanguage();
  const [box, width] = useWidth();
  const { achieved, min, max, dueOn, publishedOn } = target;
  if (achieved === null) return null;
  const published = spanOf(publishedOn);
  const drawing = drawCourse(
    {
      steps,
      since,
      asOf: on,
      achieved,
      min,
      max,
      publishedOn: published.first ?? published.last,
      dueOn,
      isNeeded: typeof pace.needed !== 'string',
    },
    { ...FRAME, width },
  );
  const aim = min === null || max === null ? '–' : amountWords(target, [min, max], t, lang);
  return (
    <div ref={box} className="course">
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={`${t.course.chart(name)}. ${t.course.chartText(amountWords(target, [achieved, achieved], t, lang), formatDay(on, lang), aim)}`}
      >
        <Axis drawing={drawing} width={width} />
        {drawing.needed && <path className="course-needed" d={neededPath(drawing.now, drawing.needed)} />}
        <TargetLine drawing={drawing} name={t.course.targetLine(aim)} />
        <path className="course-path" d={drawing.path} />
        <line className="course-now" x1={drawing.now.x} x2={drawing.now.x} y1={14} y2={drawing.base} />
        <circle className="course-dot" cx={drawing.now.x} cy={drawing.now.y} r={4} />
        <text className="course-day" x={drawing.now.x + 4} y={10} textAnchor="end">
          {formatDay(on, lang)}
        </text>
        <Count drawing={drawing} achieved={formatNumber(achieved, lang, 1)} />
        {dueOn && drawing.due !== null && (
          <text className="course-day" x={drawing.due} y={HEIGHT - 6} textAnchor="end">
            {t.course.dueLine(formatDay(dueOn, lang))}
          </text>
        )}
      </svg>
    </div>
  );
}

/** A line where one number is asked for, a wedge where it is a range. */
function neededPath({ x, y }: CourseDrawing['now'], to: NonNullable<CourseDrawing['needed']>): string {
  const least = `M${to.x} ${to.yMin}L${x} ${y}`;
  return to.yMin === to.yMax ? least : `${least}L${to.x} ${to.yMax}`;
}

/** The number reached, above the line and, where the target is near, under it. */
function Count({ drawing: { now, target }, achieved }: { drawing: CourseDrawing; achieved: string }) {
  const isNear = target !== null && Math.abs(target.yMin - now.y) < 26 && now.y > target.yMin;
  return (
    <text className="course-count" x={now.x - 8} y={isNear ? now.y + 18 : now.y - 7} textAnchor="end">
      {achieved}
    </text>
  );
}

function Axis({ drawing: { base, end, years, due }, width }: { drawing: CourseDrawing; width: number }) {
  // Where they would stand on each other every second or third is written.
  const every = Math.max(1, Math.ceil((years.length * YEAR) / width));
  return (
    <g className="course-axis">
      <line x1={FRAME.left} x2={end} y1={base} y2={base} />
      {years.map(({ x, year }, i) => (
        <g key={year}>
          <line x1={x} x2={x} y1={base} y2={base + 5} />
          {i % every === 0 && x + YEAR / 2 < width && (
            <text x={x + 3} y={base + 16}>
              {year}
            </text>
          )}
        </g>
      ))}
      {due !== null && <line x1={due} x2={due} y1={base - 6} y2={base + 24} />}
    </g>
  );
}

function TargetLine({ drawing: { target }, name }: { drawing: CourseDrawing; name: string }) {
  if (target === null) return null;
  const { x1, x2, yMin, yMax } = target;
  const [middle, isBeside] = [(yMin + yMax) / 2, x1 > NAME];
  return (
    <g className="course-target">
      <rect x={x1} y={yMax} width={Math.max(0, x2 - x1)} height={yMin - yMax} />
      <line x1={x1} x2={x2} y1={yMin} y2={yMin} />
      {yMax !== yMin && <line x1={x1} x2={x2} y1={yMax} y2={yMax} />}
      <text
        x={isBeside ? x1 - 5 : x1}
        y={isBeside ? middle + 4 : yMax - 5}
        textAnchor={isBeside ? 'end' : 'start'}
      >
        {name}
      </text>
    </g>
  );
}

/** An element and how wide it is: text in a drawing keeps its size at every width. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(USUAL);
  useEffect(function measure() {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
}
