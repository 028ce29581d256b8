import { Fragment, useMemo, useRef, useState } from 'react';
import type { MilestoneLine } from '../../../server/clusters/milestone-lines.ts';
import type { Day } from '../../../shared/day.ts';
import { weakest } from '../../../shared/ground.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { MILESTONES, type MilestoneCode, PHASES } from '../../../shared/lifecycle.ts';
import { useLanguage } from '../../i18n.tsx';
import { GroundMark } from '../../ui/grounds.tsx';
import { usePrinting } from '../../ui/printing.ts';
import { Provenance } from '../../ui/provenance.tsx';
import { PHONE_PX, useNarrow } from '../../ui/use-narrow.ts';
import { useWidth } from '../../ui/use-width.ts';
import { type Axis, axisOf, marksOf, sortRows, type View, yearStep } from './geometry.ts';
import { Legend } from './legend.tsx';
import { Ground, RowTrack } from './row-track.tsx';
import { isGate, labelsOf, nameOf, rowSentence } from './words.ts';

interface Props {
  lines: readonly MilestoneLine[];
  /** The day looked at, and the one by which lateness is judged. */
  asOf: Day;
  judgedOn: Day;
  isToday: boolean;
  next: MilestoneCode | null;
}

/** Narrower than this a mark cannot be seen. */
const NARROWEST_PX = 6;
/** Of a phone, until the real width is known. */
const USUAL_PX = 340;

/**
 * What was decided, what is expected, what has happened: one row for each gate and each other milestone that has a date.
 * Each row says itself in a sentence; the table under it is the same in numbers.
 */
export function Timeline({ lines, asOf, judgedOn, isToday, next }: Props) {
  const { t } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const trackPx = useWidth(frame, USUAL_PX);
  const { rows, passed, undated } = useMemo(() => sortRows(lines), [lines]);
  const { shown, hidden, showAll } = useShown(rows);
  const axis = useMemo(() => axisOf(rows, asOf), [rows, asOf]);
  const view = { axis, judgedOn, narrowest: (NARROWEST_PX / trackPx) * 100 };
  return (
    <div className={hidden > 0 ? 'gantt is-short' : 'gantt'}>
      <Legend lines={rows} />
      <div className="gantt-head" aria-hidden="true">
        <div className="gantt-measure" ref={frame}>
          <Years axis={axis} trackPx={trackPx} />
        </div>
      </div>
      <ul className="gantt-rows">
        {PHASES.map((phase) => {
          const here = shown.filter(({ milestone }) => MILESTONES[milestone].phase === phase);
          if (here.length === 0) return null;
          return (
            <Fragment key={phase}>
              <li className="gantt-row gantt-phase">
                <span className="gantt-name">{t.phase[phase]}</span>
                <Ground axis={axis} />
              </li>
              {here.map((line) => (
                <Row
                  key={line.milestone}
                  line={line}
                  view={view}
                  trackPx={trackPx}
                  isNext={line.milestone === next}
                />
              ))}
            </Fragment>
          );
        })}
      </ul>
      <NowLabel axis={axis} asOf={asOf} isToday={isToday} />
      {hidden > 0 ? (
        <button type="button" className="gantt-more" onClick={showAll}>
          {t.status.alsoDone(hidden)}
        </button>
      ) : (
        <div className="gantt-without">
          <Without lines={passed} title={t.status.passed(passed.length)} />
          <Without lines={undated} title={t.status.undated(undated.length)} />
        </div>
      )}
    </div>
  );
}

/** Where there is little room: the gates and what is still ahead, until one asks for the rest. Paper has all. */
function useShown(rows: readonly MilestoneLine[]) {
  const [all, setAll] = useState(false);
  const narrow = useNarrow(PHONE_PX);
  const printing = usePrinting();
  const isAhead = (line: MilestoneLine) => line.actual === undefined && !line.behind;
  const shown = all || printing || !narrow ? rows : rows.filter((line) => isGate(line) || isAhead(line));
  return { shown, hidden: rows.length - shown.length, showAll: () => setAll(true) };
}

interface RowProps {
  line: MilestoneLine;
  view: View;
  trackPx: number;
  isNext: boolean;
}

function Row({ line, view, trackPx, isNext }: RowProps) {
  const { t, lang } = useLanguage();
  const marks = marksOf(line, view);
  const kinds = [isGate(line) ? 'is-gate' : '', isNext ? 'is-next' : ''];
  return (
    <li className={['gantt-row', ...kinds].filter(Boolean).join(' ')}>
      <span className="gantt-name">
        {nameOf(line, t)} <RowGround line={line} />
      </span>
      <RowTrack
        marks={marks}
        axis={view.axis}
        trackPx={trackPx}
        labels={labelsOf(line, marks, t, lang)}
        sentence={rowSentence(line, marks, { t, lang })}
        unconfirmed={line.actualState === 'reported'}
      />
    </li>
  );
}

/** On what the row rests: a sign where something of it is made up or derived, else its source. */
function RowGround({ line: { provenance, actualEntry, baselineEntry } }: { line: MilestoneLine }) {
  const ground = weakest(Object.values(provenance ?? {}));
  const entry = actualEntry ?? baselineEntry;
  if (ground === 'sourced' && entry) {
    return <Provenance provenance="sourced" source={entry.source} more={entry.note} />;
  }
  return <GroundMark ground={ground} small />;
}

function Years({ axis, trackPx }: { axis: Axis; trackPx: number }) {
  const step = yearStep(axis.years.length, trackPx);
  return (
    <svg className="gantt-years" width="100%" height="18">
      {axis.years
        .filter(({ year }) => year % step === 0)
        .map(({ year, x }) => (
          <text key={year} x={`${x}%`} dx="3" y="13">
            {year}
          </text>
        ))}
    </svg>
  );
}

/** The line of the day looked at, named under the rows. */
function NowLabel({ axis, asOf, isToday }: { axis: Axis; asOf: Day; isToday: boolean }) {
  const { t, lang } = useLanguage();
  const day = formatDay(asOf, lang);
  const anchor = axis.now > 75 ? 'end' : axis.now < 25 ? 'start' : 'middle';
  return (
    <div className="gantt-head" aria-hidden="true">
      <svg className="gantt-now-label" width="100%" height="18">
        <text
          x={`${axis.now}%`}
          dx={anchor === 'end' ? 4 : anchor === 'start' ? -4 : 0}
          y="13"
          textAnchor={anchor}
        >
          {isToday ? `${t.status.today}, ${day}` : t.status.asOf(day)}
        </text>
      </svg>
    </div>
  );
}

/** Milestones of which nothing can be drawn: how many, and which. */
function Without({ lines, title }: { lines: readonly MilestoneLine[]; title: string }) {
  const { t } = useLanguage();
  if (lines.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <p>{lines.map((line) => nameOf(line, t)).join(' · ')}</p>
    </details>
  );
}
