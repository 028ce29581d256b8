import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { formatAgeShort } from '../../../shared/i18n/format.ts';
import { shortName } from '../../../shared/text.ts';
import { useLanguage } from '../../i18n.tsx';
import { toneOf } from '../../ui/glyphs.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { StageMark, StaleClock, WaitingMark } from '../../ui/stage-mark.tsx';
import { delayParts, groundOf } from './words.ts';

const ROW_PX = 54;

export interface ClusterListProps {
  rows: readonly ClusterRow[];
  selected: string | null;
  unitName: (code: string | null) => string;
  onSelect: (code: string) => void;
  onOpen: (code: string) => void;
  /** Cluster that a pointer is on, here or on the map. */
  lit: string | null;
  onLight: (code: string | null) => void;
}

/**
 * The map's twin: the same clusters in the order of urgency, complete by keyboard (arrows or j k, Enter) and by
 * screen reader. Virtual, so that thousands are as quick as ten.
 */
export function ClusterList({ rows, selected, unitName, onSelect, onOpen, lit, onLight }: ClusterListProps) {
  const { t, lang } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialRect: { width: 380, height: 700 },
  });
  const at = selected === null ? -1 : rows.findIndex((row) => row.code === selected);

  useEffect(
    function keepInSight() {
      if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    },
    [at, virtual],
  );

  const move = (step: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + step))];
    if (next) onSelect(next.code);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step !== undefined) move(step);
    else if (selected !== null) onOpen(selected);
  };
  useWalkKeys(move);

  return (
    <div
      ref={frame}
      className="cluster-list"
      role="listbox"
      tabIndex={0}
      aria-label={t.map.list}
      aria-activedescendant={at >= 0 ? `row-${selected}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={row.code}
              id={`row-${row.code}`}
              className={row.code === lit ? 'cluster-row is-lit' : 'cluster-row'}
              role="option"
              aria-selected={row.code === selected}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
              onPointerEnter={() => onLight(row.code)}
              onPointerLeave={() => onLight(null)}
              onClick={() => onSelect(row.code)}
              onDoubleClick={() => onOpen(row.code)}
            >
              <StageMark stage={row.stage} lateness={row.lateness} />
              <div className="cluster-row-text">
                <div className="cluster-row-line">
                  <strong lang="vi">{shortName(row.name, lang)}</strong>
                  <span className="muted">{unitName(row.unit)}</span>
                </div>
                <div className="cluster-row-line">
                  <Delay row={row} />
                  <span className="muted cluster-row-age">
                    <GroundMark ground={groundOf(row)} small />{' '}
                    {row.waiting && <WaitingMark label={t.cluster.unconfirmed} />}
                    {row.stale && <StaleClock label={t.map.staleMark} />}{' '}
                    {row.gate !== null && row.reportAge !== null && formatAgeShort(row.reportAge, lang)}
                  </span>
                </div>
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where there is little room the name of the milestone gives way, never by how much it is late. */
function Delay({ row }: { row: ClusterRow }) {
  const { t, lang } = useLanguage();
  const { of, words } = delayParts(row, t, lang);
  return (
    <span className={`delay delay-parts tone-text-${toneOf(row.lateness, row.stage)}`}>
      {of !== null && <span className="delay-of">{of}:</span>} <span>{words}</span>
    </span>
  );
}

/** j and k walk the list from anywhere on the page, but where somebody types. */
function useWalkKeys(move: (step: number) => void): void {
  const latest = useRef(move);
  useEffect(function keepLatest() {
    latest.current = move;
  });
  useEffect(function listen() {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const step = { j: 1, k: -1 }[event.key];
      const typing =
        event.target instanceof Element && event.target.closest('input, select, textarea, dialog');
      if (step === undefined || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      latest.current(step);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
