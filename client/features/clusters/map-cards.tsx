import { type ReactNode, useMemo } from 'react';
import type { ClusterRow } from '../../../shared/cluster-row.ts';
import { isLate } from '../../../shared/delay.ts';
import { formatAge } from '../../../shared/i18n/format.ts';
import type { Messages } from '../../../shared/i18n/messages.ts';
import { shortName } from '../../../shared/text.ts';
import { useLanguage } from '../../i18n.tsx';
import type { AreaLabel } from '../../map/places.ts';
import type { Target } from '../../map/pointing.tsx';
import { toneOf } from '../../ui/glyphs.ts';
import { GroundMark } from '../../ui/grounds.tsx';
import { StageMark, StaleClock } from '../../ui/stage-mark.tsx';
import { delaySentence, groundOf } from './words.ts';

/** One cluster in four lines: what it is, where, how it stands. */
function ClusterCard({ row, unitName }: { row: ClusterRow; unitName: string }) {
  const { t, lang } = useLanguage();
  return (
    <div className="cluster-card">
      <p className="map-card-title">
        <StageMark stage={row.stage} lateness={row.lateness} />{' '}
        <span lang="vi">{shortName(row.name, lang)}</span>
      </p>
      <p className="muted">
        {t.stage[row.stage]} · <span lang="vi">{unitName}</span>
      </p>
      <p className={`tone-text-${toneOf(row.lateness, row.stage)}`}>
        {delaySentence(row, t, lang)} <GroundMark ground={groundOf(row)} />
      </p>
      {row.reportAge !== null && row.lateness !== 'done' && (
        <p className="muted">
          {row.stale && <StaleClock label={t.map.staleMark} />} {formatAge(row.reportAge, lang)}
        </p>
      )}
    </div>
  );
}

/** Several clusters under one sign. */
function GatheredCard({ rows }: { rows: readonly ClusterRow[] }) {
  const { t } = useLanguage();
  const late = rows.filter((row) => isLate(row.lateness)).length;
  return (
    <>
      <p className="map-card-title">{t.map.gathered(rows.length, late)}</p>
      <p className="muted">{t.map.comeNearer}</p>
    </>
  );
}

interface CardsOf {
  rows: readonly ClusterRow[];
  labels: ReadonlyMap<string, AreaLabel> | undefined;
  unitName: (code: string | null) => string;
}

/** What stands on the card of whatever a pointer is on. */
export function useMapCards({ rows, labels, unitName }: CardsOf): (target: Target) => ReactNode {
  const byCode = useMemo(() => new Map(rows.map((row) => [row.code, row])), [rows]);
  return (target) => {
    switch (target.kind) {
      case 'cluster': {
        const row = byCode.get(target.code);
        return row && <ClusterCard row={row} unitName={unitName(row.unit)} />;
      }
      case 'clusters':
        return <GatheredCard rows={target.codes.flatMap((code) => byCode.get(code) ?? [])} />;
      case 'area': {
        const label = labels?.get(target.code);
        return label && <AreaCard label={label} />;
      }
    }
  };
}

function AreaCard({ label: { name, detail } }: { label: AreaLabel }) {
  const { t } = useLanguage();
  return (
    <>
      <p className="map-card-title" lang="vi">
        {name}
      </p>
      <p className="muted">{detail || t.map.nothingToMeasure}</p>
    </>
  );
}

export const mapWords = (t: Messages) => ({
  zoomIn: t.map.zoomIn,
  zoomOut: t.map.zoomOut,
  home: t.map.wholeCity,
  choose: t.map.chooseOne,
});
