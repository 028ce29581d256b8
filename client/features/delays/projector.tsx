import { useCallback, useEffect } from 'react';
import type { DelayLine } from '../../../server/clusters/delays.ts';
import type { Day } from '../../../shared/day.ts';
import { isDelayed, LATENESS } from '../../../shared/delay.ts';
import { formatDay } from '../../../shared/i18n/format.ts';
import { causeWord } from '../../../shared/i18n/named.ts';
import { shortName } from '../../../shared/text.ts';
import { useLanguage } from '../../i18n.tsx';
import { toneOf } from '../../ui/glyphs.ts';
import { isSomethingOver } from '../../ui/overlay.ts';
import { StageMark } from '../../ui/stage-mark.tsx';
import { type DelayData, delayParts, type Naming } from './words.ts';

/** Rows that are read from the back of a room. */
export const PROJECTED = 10;

interface Props {
  title: string;
  data: DelayData;
  asOf: Day;
  /** Counted from 0. */
  page: number;
  names: Naming;
  onPage: (page: number) => void;
  onLeave: () => void;
}

/** The list on a wall: nothing but the finding, the day, the totals and ten rows. The keys turn its pages. */
export function Projector({ title, data, asOf, page, names, onPage, onLeave }: Props) {
  const { t, lang } = useLanguage();
  const last = Math.max(0, Math.ceil(data.entries / PROJECTED) - 1);
  const go = useCallback((to: number) => onPage(Math.max(0, Math.min(last, to))), [last, onPage]);
  useKeys({ page, last, go, leave: onLeave });
  const counts = LATENESS.flatMap((name) => {
    const n = data.counts[name] ?? 0;
    return n > 0 && isDelayed(name) ? [{ name, n }] : [];
  });
  const first = page * PROJECTED + 1;
  return (
    <div className="projector">
      <header>
        <h1>{title}</h1>
        <p className="projector-day">{formatDay(asOf, lang)}</p>
        <p className="projector-totals">
          {counts.map(({ name, n }) => (
            <span key={name} className={`tone-text-${name}`}>
              <b>{n}</b> {t.lateness[name].toLowerCase()}
            </span>
          ))}
        </p>
      </header>
      <ol start={first}>
        {data.lines.map((line) => (
          <ProjectedRow key={line.row.code} line={line} names={names} longest={data.longest} />
        ))}
      </ol>
      <footer>
        <span>{t.late.projected(first, first + data.lines.length - 1, data.entries)}</span>
        <span className="muted">{t.late.projectorKeys}</span>
        <button type="button" disabled={page === 0} onClick={() => go(page - 1)} aria-label={t.late.earlier}>
          ←
        </button>
        <button type="button" disabled={page === last} onClick={() => go(page + 1)} aria-label={t.late.later}>
          →
        </button>
        <button type="button" onClick={onLeave} aria-label={t.late.leave}>
          ×
        </button>
      </footer>
    </div>
  );
}

interface RowProps {
  line: DelayLine;
  names: Naming;
  /** The slip that fills a bar, in days. */
  longest: number;
}

function ProjectedRow({ line, names, longest }: RowProps) {
  const { t, lang, inLanguage } = useLanguage();
  const { row, responsible, obstacles } = line;
  const { of, words } = delayParts(row, t, lang);
  const [first] = obstacles;
  const tone = toneOf(row.lateness, row.stage);
  return (
    <li>
      <StageMark stage={row.stage} lateness={row.lateness} size={26} />
      <p className="projector-name">
        <b lang="vi">{shortName(row.name, lang)}</b> <span className="muted">{names.area(row.unit)}</span>
      </p>
      <p className={`projector-delay tone-text-${tone}`}>
        {of} <b>{words}</b>
        <span className={`delay-bar tone-${tone}`} aria-hidden="true">
          <i style={{ width: `${(100 * Math.max(row.slip ?? 0, 0)) / Math.max(longest, 1)}%` }} />
        </span>
      </p>
      <p className={first ? 'projector-cause' : 'projector-cause muted'}>
        {first ? causeWord(t, first.cause, first.as) : t.late.noCause}
      </p>
      <p className="projector-mover muted">
        {responsible ? inLanguage(responsible, 'organisation') : t.late.noMover}
      </p>
    </li>
  );
}

interface Keys {
  page: number;
  last: number;
  go: (to: number) => void;
  leave: () => void;
}

function useKeys({ page, last, go, leave }: Keys): void {
  useEffect(
    function listen() {
      const onKey = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey || isSomethingOver()) return;
        if (event.key === 'Escape') return leave();
        const to = {
          ArrowRight: page + 1,
          ArrowDown: page + 1,
          PageDown: page + 1,
          ArrowLeft: page - 1,
          ArrowUp: page - 1,
          PageUp: page - 1,
          Home: 0,
          End: last,
        }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        go(to);
      };
      document.addEventListener('keydown', onKey);
      return () => document.removeEventListener('keydown', onKey);
    },
    [page, last, go, leave],
  );
}
