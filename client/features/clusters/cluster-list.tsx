import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { formatAge } from '../../../shared/i18n/format.ts';
import { shortName } from '../../../shared/text.ts';
import { useLanguage } from '../../i18n.tsx';
import { toneOf } from '../../ui/glyphs.ts';
import { StageMark, StaleClock } from '../../ui/stage-mark.tsx';
import { delayWords } from './words.ts';

const ROW_PX = 74;

export interface ClusterListProps {
  rows: readonly ClusterRow[];
  selected: string | null;
  unitName: (code: string | null) => string;
  onSelect: (code: string) => void;
  onOpen: (code: string) => void;
}

/**
 * The map's twin: the same clusters in the order of urgency, complete by keyboard (arrows or j k, Enter) and by
 * screen reader. Virtual, so that thousands are as quick as ten.
 */
export function ClusterList({ rows, selected, unitName, onSelect, onOpen }: ClusterListProps) {
  const { t, lang } = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialRect: { width: 380, height: 700 },
  });
  const at = rows.findIndex((row) => row.code === selected);

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
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step !== undefined) move(step);
    else if (selected !== null) onOpen(selected);
  };

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
              className="cluster-row"
              role="option"
              aria-selected={row.code === selected}
              aria-posinset={item.index + 1}
              aria-setsize={rows.length}
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
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
                  <span className="muted">
                    {t.stage[row.stage]}
                    {row.next && ` · ${t.cluster.nextIs(t.milestone[row.next])}`}
                  </span>
                </div>
                <div className="cluster-row-line">
                  <span className={`delay tone-text-${toneOf(row.lateness, row.stage)}`}>
                    {delayWords(row, t, lang)}
                  </span>
                  <span className="muted cluster-row-age">
                    {row.waiting && <span className="badge badge-wait">{t.cluster.unconfirmed}</span>}
                    {row.stale && <StaleClock label={t.map.staleMark} />}{' '}
                    {row.reportAge !== null && formatAge(row.reportAge, lang)}
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
